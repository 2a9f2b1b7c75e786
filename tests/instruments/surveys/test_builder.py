"""The builder: a draft is put together and published; a published version never changes."""

import pytest

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.surveys import editing
from nastavnik.instruments.surveys.actions.questionnaires import (
    change_draft,
    draft_version,
    publish_version,
    take_ready,
)
from nastavnik.instruments.surveys.content import Condition, Content, Item, read
from nastavnik.instruments.surveys.models import Questionnaire, Version


def outline(questionnaire):
    """(page, its questions) of the newest version."""
    content = read(Version.objects.filter(questionnaire=questionnaire).order_by("-number")[0].content)
    return [(section.said, [item.said for item in section.items]) for section in content.sections]


@pytest.fixture
def desk(enter, curator, school):
    """`desk(path, **form)` posts a form of the builder with the draft's count of changes, and gives the answer."""
    browser = enter(curator)

    def post(path, **form):
        pk = int(path.split("/")[0]) if path[0].isdigit() else None
        edits = (
            Version.objects.filter(questionnaire=pk, state="draft").values_list("edits", flat=True).first()
        )
        return browser.post(f"/o/{school.slug}/surveys/{path}", {"edits": edits if pk else 0} | form)

    return post


@pytest.fixture
def own(desk, in_school):
    """A questionnaire of one's own with two pages."""
    answer = desk("new/", title="Адаптация", purpose="Понять, как идут дела", audience="mentees")
    made = Questionnaire.objects.get()
    assert answer.url.endswith(f"/surveys/{made.pk}/build/")
    desk(f"{made.pk}/build/section/", title="Первая", lead="")
    desk(f"{made.pk}/build/section/", title="Вторая", lead="")
    return made


def test_a_questionnaire_is_built_by_forms(own, desk):
    pk = own.pk
    desk(f"{pk}/build/section/1/add/?kind=yes_no", words="Есть ли наставник?", required="on")
    desk(
        f"{pk}/build/section/1/add/?kind=scale",
        words="Насколько полезно?",
        low="нет",
        high="да",
        condition="q1=yes",
    )
    desk(
        f"{pk}/build/section/2/add/?kind=single",
        words="Как часто?",
        options="каждую неделю\n\nреже\n",
        condition="",
    )
    content = read(Version.objects.get().content)
    assert content.item("q2").condition == Condition("q1", ("yes",))
    assert [(o.code, o.words) for o in content.item("q3").options] == [
        ("a1", "каждую неделю"),
        ("a2", "реже"),
    ]
    desk(f"{pk}/build/item/q3/", words="Как часто вы встречаетесь?", options="раз в неделю\nреже\nникогда")
    assert [(o.code, o.words) for o in read(Version.objects.get().content).item("q3").options] == [
        ("a1", "раз в неделю"),
        ("a2", "реже"),
        ("a3", "никогда"),
    ]
    desk(f"{pk}/build/move/", what="q3", way="up")
    assert outline(own) == [
        ("Первая", ["Есть ли наставник?", "Насколько полезно?", "Как часто вы встречаетесь?"]),
        ("Вторая", []),
    ]
    desk(f"{pk}/build/remove/", what="2")
    assert outline(own)[1:] == []
    assert desk(f"{pk}/build/publish/").url.endswith(f"/surveys/{pk}/")
    assert Version.objects.get().state == "published"


def test_what_hangs_on_another_question_comes_after_it(own, desk):
    pk = own.pk
    desk(f"{pk}/build/section/1/add/?kind=yes_no", words="Есть ли наставник?")
    desk(f"{pk}/build/section/1/add/?kind=scale", words="Насколько полезно?", condition="q1=yes")
    refused = desk(f"{pk}/build/move/", what="q2", way="up")
    assert (refused.status_code, "раньше вопроса" in refused.content.decode()) == (409, True)
    refused = desk(f"{pk}/build/remove/", what="q1")
    assert (refused.status_code, "сначала измените его условие" in refused.content.decode()) == (409, True)
    assert outline(own)[0] == ("Первая", ["Есть ли наставник?", "Насколько полезно?"])


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("section/1/add/?kind=yes_no", {"words": "Даю согласие на обработку персональных данных"}),
        ("section/1/add/?kind=single", {"words": "Согласие", "options": "согласен на обработку данных\nнет"}),
        ("section/1/", {"title": "Согласие на обработку персональных данных", "lead": ""}),
    ],
)
def test_a_consent_is_refused_wherever_it_is_put(own, desk, path, form):
    refused = desk(f"{own.pk}/build/{path}", **form)
    assert refused.status_code == 422
    assert "каждое согласие – отдельный документ" in refused.content.decode()
    assert outline(own) == [("Первая", []), ("Вторая", [])]


def test_a_consent_in_the_title_is_refused(desk, in_school):
    refused = desk("new/", title="Согласие на обработку данных", purpose="", audience="staff")
    assert (refused.status_code, Questionnaire.objects.count()) == (422, 0)


def test_a_published_version_never_changes(in_school, program, at):
    taken = take_ready(in_school, "event", by=program, at=at)
    assert take_ready(in_school, "event", by=program, at=at).pk == taken.pk
    first = Version.objects.get()
    kept = first.content
    with pytest.raises(DomainError):
        change_draft(first, Content(), edits=0, by=program, at=at)
    second = draft_version(taken, by=program, at=at)
    assert draft_version(taken, by=program, at=at).pk == second.pk
    smaller = editing.remove_item(second.read(), "next")
    change_draft(second, smaller, edits=0, by=program, at=at)
    publish_version(second, by=program, at=at)
    first.refresh_from_db()
    assert (first.content, first.number, second.number) == (kept, 1, 2)
    assert second.read().item("next") is None
    assert first.read().item("next") is not None


def test_two_windows_do_not_overwrite_each_other(own, program, at):
    version = Version.objects.get()
    seen = version.edits
    change_draft(version, editing.add_section(version.read(), "Третья"), edits=seen, by=program, at=at)
    stale = Version.objects.get()
    with pytest.raises(DomainError, match="в другом окне"):
        change_draft(stale, Content(), edits=seen, by=program, at=at)
    assert len(outline(own)) == 3


def test_an_empty_draft_is_not_published(own, program, at):
    with pytest.raises(BadInput, match="Вопросов пока нет"):
        publish_version(Version.objects.get(), by=program, at=at)


def test_words_of_the_library_keep_their_other_language(in_school, desk, program, at):
    taken = take_ready(in_school, "event", by=program, at=at)
    draft_version(taken, by=program, at=at)
    desk(f"{taken.pk}/build/item/useful/", words="Насколько полезно?", low="бесполезно", high="очень полезно")
    item = Version.objects.get(state="draft").read().item("useful")
    assert (item.words, item.low, item.required) == (
        "Насколько полезно?",
        {"ru": "бесполезно", "en": "useless"},
        False,
    )


def test_moving_goes_across_pages_and_stops_at_the_ends():
    content = editing.add_section(editing.add_section(Content(), "А"), "Б")
    content = editing.add_item(content, 1, Item("", "text", "Раз"))
    down = editing.move_item(content, "q1", 1)
    assert [len(section.items) for section in down.sections] == [0, 1]
    assert editing.move_item(down, "q1", 1) == down
    assert editing.move_section(down, 1, -1) == down
