"""The library's pages: an author writes, the council reviews, the curator publishes, everybody reads."""

import pytest
from django.urls import reverse

from nastavnik.journey.library.models import Practice


@pytest.fixture
def press(school):
    def send(browser, name, *keys, **data):
        return browser.post(reverse(f"library:{name}", args=[school.slug, *keys]), data)

    return send


@pytest.fixture
def read(school):
    def page(browser, name, *keys, **query):
        return browser.get(reverse(f"library:{name}", args=[school.slug, *keys]), query)

    return page


def test_from_the_pair_to_the_readers(pair, enter, mentor, mentee, curator, sign_up, school, press, read):
    author, other, desk = enter(mentor), enter(mentee), enter(curator)
    council = enter(sign_up("council", school, "council"))
    assert press(author, "from_pair", pair.pk).status_code == 302
    practice = Practice.objects.get()
    own, second = practice.authors.all()
    assert read(council, "practice", practice.pk).status_code == 404  # still being written
    assert press(author, "step", practice.pk, "publish").status_code == 403
    assert press(author, "step", practice.pk, "send").status_code == 302
    assert press(author, "review", practice.pk, verdict="accept").status_code == 403
    assert press(council, "review", practice.pk, verdict="return").status_code == 422
    assert press(council, "review", practice.pk, verdict="accept").status_code == 302
    assert press(author, "answer", practice.pk, second.pk, "agreed").status_code == 403  # not one's own
    assert press(author, "answer", practice.pk, own.pk, "agreed").status_code == 302
    assert press(desk, "step", practice.pk, "publish").status_code == 409
    assert press(other, "answer", practice.pk, second.pk, "agreed").status_code == 302
    assert press(desk, "step", practice.pk, "publish").status_code == 302
    assert practice.title in read(council, "list", q="дисциплину").content.decode()
    assert practice.title not in read(council, "list", q="олимпиада").content.decode()
    for extension, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert read(other, "collection", extension).content.startswith(start)
        assert read(other, "paper", practice.pk, extension).content.startswith(start)


def test_words_of_a_card_are_only_words(practice, enter, curator, press, read, pair):
    desk = enter(curator)
    values = {
        "title": "<b>Тишина</b>", "authors": [pair.mentor_id], "form": "teacher_teacher", "kind": "group",
        "deficits": ["digital.ai"], "problem": "<script>alert(1)</script> **шум**", "goal": "",
        "course": "- раз\n- два",
        "result": "[сюда](javascript:alert(1))", "limits": "", "scaling": "", "link": "",
    }  # fmt: skip
    assert press(desk, "change", practice.pk, **values).status_code == 302
    page = read(desk, "practice", practice.pk).content.decode()
    card = page[page.index("<article") : page.index("</article>")]
    assert "<strong>шум</strong>" in card and "<li>раз</li>" in card
    assert "<script" not in card and 'href="javascript' not in card
    assert "<b>Тишина" not in page and "&lt;b&gt;Тишина" in page
    assert press(desk, "change", practice.pk, **(values | {"authors": []})).status_code == 422
    assert press(desk, "change", practice.pk, **(values | {"link": "javascript:alert(1)"})).status_code == 422


def test_a_list_costs_the_same_for_one_and_three(
    publish, enter, head, read, django_assert_num_queries, program, at, cycle, hire
):
    from nastavnik.journey.library.actions import begin_practice

    practice, browser = publish(), enter(head)
    values = {
        name: getattr(practice, name) for name in ("form", "kind", "problem", "goal", "course", "result")
    }
    read(browser, "list")
    with django_assert_num_queries(8):
        read(browser, "list")
    for number in range(2):
        begin_practice(
            cycle, [hire(f"Новый{number} Иван Ильич")], values | {"title": "Ещё одна"}, by=program, at=at
        )
    read(browser, "list")
    with django_assert_num_queries(8):
        assert len(read(browser, "list").context["page"].rows) == 3
