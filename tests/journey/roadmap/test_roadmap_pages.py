import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nastavnik.journey.roadmap import actions
from nastavnik.journey.roadmap.evidence import Evidence, Missing
from nastavnik.journey.roadmap.models import Cycle, Item, Tick


@pytest.fixture
def page(school):
    """`page("item", row)` is that address in the school."""

    def address(name, row=None):
        kwargs = {"slug": school.slug} | ({"pk": row.pk} if row else {})
        return reverse(f"roadmap:{name}", kwargs=kwargs)

    return address


def every_address(page, cycle, row, tick):
    reads = [page("now"), page("cycle", cycle), page("item", row), page("tick_file", tick)]
    forms = [page("open"), page("change_item", row)]
    writes = [*forms, page("tick", row), page("untick", row)]
    return reads, forms, writes


@pytest.fixture
def shown(in_school, item, program, at):
    """A tick with a file on point 1.3."""
    from nastavnik.foundation.files.actions import keep_file

    file = keep_file(
        in_school, b"%PDF-1.7", name="шаблон.pdf", media_type="application/pdf", by=program, at=at
    )
    return actions.tick_item(item("1.3"), done_on=at.date(), file=file, by=program, at=at)


def test_the_stranger_finds_nothing_and_who_only_sees_may_not_change(
    page, cycle, item, shown, enter, stranger, head, curator, mentor, client
):
    reads, forms, writes = every_address(page, cycle, item("1.1"), shown)
    before = (Cycle.objects.count(), Tick.objects.standing().count())
    foreign, seeing, outsider, running = enter(stranger), enter(head), enter(mentor), enter(curator)
    assert {foreign.get(url).status_code for url in reads + forms} == {404}
    assert {foreign.post(url).status_code for url in writes} == {404}
    assert {seeing.post(url).status_code for url in writes} == {403}
    assert {outsider.get(url).status_code for url in reads} == {403}
    assert {client.get(url).status_code for url in reads} == {302}
    assert [seeing.get(url, follow=True).status_code for url in reads] == [200, 200, 200, 200]
    assert [running.get(url).status_code for url in forms] == [200, 200]
    assert (Cycle.objects.count(), Tick.objects.standing().count()) == before


def test_an_object_of_another_school_is_missing_under_ones_own_address(
    page, cycle, item, enter, stranger, other_school
):
    own = reverse("roadmap:item", kwargs={"slug": other_school.slug, "pk": item("1.1").pk})
    assert enter(stranger).get(own).status_code == 404


def test_a_year_is_opened_on_the_page(page, school, enter, curator, head):
    browser = enter(curator)
    assert page("open") in browser.get(page("now")).content.decode()
    assert page("open") not in enter(head).get(page("now")).content.decode()
    form = {"name": "2026/2027", "starts_on": "2026-09-01", "ends_on": "2027-05-31", "_once": "k1"}
    answers = [browser.post(page("open"), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert browser.get(page("now")).url == answers[0].url
    refused = browser.post(page("open"), form | {"_once": "k2"})
    assert refused.status_code == 422 and list(refused.context["form"].errors) == ["name"]
    assert browser.post(page("open"), {}).status_code == 422


def test_the_page_shows_seven_stages_with_what_is_missing(page, cycle, evidence_checks, enter, head):
    lacks = Missing("Орлов Д. И.: нет запроса", 1, "roadmap:now")
    evidence_checks["register.requests"] = lambda cycle, today: Evidence(False, 3, 4, "запросы", (lacks,))
    text = enter(head).get(page("cycle", cycle)).content.decode()
    assert [text.count(f'id="stage-{number}"') for number in range(1, 9)] == [1] * 7 + [0]
    assert "Орлов Д. И.: нет запроса" in text and "запросы: 3" in text
    assert "Формирование банка наставляемых" in text


def test_the_page_costs_the_same_with_one_tick_and_with_three(
    page, cycle, item, evidence_checks, enter, head, program, at, django_assert_num_queries
):
    browser = enter(head)
    browser.get(page("cycle", cycle))
    for numbers in (["1.1"], ["1.2", "1.3"]):
        for number in numbers:
            actions.tick_item(item(number), done_on=at.date(), note="есть", by=program, at=at)
        with django_assert_num_queries(7):
            browser.get(page("cycle", cycle))


def test_a_point_is_changed_ticked_and_unticked(page, cycle, item, enter, curator, today):
    browser, row = enter(curator), item("1.3")
    form = {
        "title": row.title,
        "deadline_kind": "month",
        "due_on": "2026-11-02",
        "responsible": "Куратор",
        "_once": "a",
    }
    assert browser.post(page("change_item", row), form).url == page("item", row)
    changed = item("1.3")
    assert (changed.due_on, changed.responsible, changed.role) == (dt.date(2026, 11, 30), "Куратор", "")
    wrong = browser.post(page("change_item", row), form | {"due_on": "", "_once": "b"})
    assert wrong.status_code == 422 and list(wrong.context["form"].errors) == ["due_on"]

    bare = browser.post(page("tick", row), {"done_on": "2026-09-01", "_once": "c"})
    assert bare.status_code == 422 and list(bare.context["form"].errors) == ["note"]
    file = SimpleUploadedFile("шаблон.pdf", b"%PDF-1.7", content_type="text/html")
    assert (
        browser.post(page("tick", row), {"done_on": "2026-09-01", "file": file, "_once": "d"}).status_code
        == 302
    )
    tick = Tick.objects.get()
    assert (tick.file.name, tick.file.media_type) == ("шаблон.pdf", "application/pdf")
    answer = browser.get(page("tick_file", tick))
    assert answer.content == b"%PDF-1.7" and answer["Content-Disposition"].startswith("attachment")
    assert "шаблон.pdf" in browser.get(page("item", row)).content.decode()

    assert browser.post(page("untick", row), {"_once": "e"}).status_code == 302
    assert browser.post(page("untick", row), {"_once": "f"}).status_code == 409
    assert browser.get(page("tick_file", Tick.objects.get())).status_code == 200


def test_a_closed_year_offers_nothing_to_change(page, cycle, item, enter, curator, program, at):
    browser = enter(curator)
    row = item("1.1")
    assert page("change_item", row) in browser.get(page("item", row)).content.decode()
    actions.close_cycle(cycle, by=program, at=at)
    assert page("change_item", row) not in browser.get(page("item", row)).content.decode()
    assert (
        browser.post(page("tick", row), {"done_on": "2026-09-01", "note": "x", "_once": "b"}).status_code
        == 409
    )
    assert Item.objects.filter(cycle=cycle).count() == 20
