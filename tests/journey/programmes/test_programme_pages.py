"""The pages of programmes: the curator leads, mentor and mentee see and mark their own, a stranger gets nothing."""

import datetime as dt

import pytest

from nastavnik.journey.programmes import actions
from nastavnik.journey.programmes.models import Programme

HOME = "/o/school-7/programmes/"
TODAY = dt.date(2026, 9, 7)  # the day of every test


@pytest.fixture
def page(programme):
    return f"{HOME}{programme.pk}/"


def test_the_curator_drafts_changes_and_approves(enter, curator, pair):
    desk = enter(curator)
    made = desk.post(f"{HOME}draft/", {"mentorship": pair.pk})
    programme = Programme.objects.get()
    page = f"{HOME}{programme.pk}/"
    assert made.url == page
    assert desk.get(HOME).status_code == desk.get(page).status_code == 200
    note = desk.get(f"{page}edit/").context["form"].initial
    words = {name: "\n".join(value) if isinstance(value, list) else value for name, value in note.items()}
    assert desk.post(f"{page}edit/", words | {"goal": "Иная цель", "tasks": "одна\nдве"}).status_code == 302
    programme.refresh_from_db()
    assert (programme.goal, programme.tasks) == ("Иная цель", ["одна", "две"])
    item = programme.items.all()[0]
    line = {"activity": "Своё", "direction": "Своё", "form": "visit", "due": "2026-12-01", "responsible": "все",
            "planned_result": "Итог"}  # fmt: skip
    assert desk.post(f"{HOME}lines/{item.pk}/edit/", line | {"due": "2030-01-01"}).status_code == 422
    assert desk.post(f"{HOME}lines/{item.pk}/edit/", line).status_code == 302
    assert desk.post(f"{page}add/", line).status_code == 302
    assert desk.post(f"{HOME}lines/{item.pk}/remove/").status_code == 302
    assert desk.post(f"{page}agree/", {"on": TODAY}).status_code == 302
    assert desk.post(f"{page}reopen/").status_code == 302
    assert desk.post(f"{page}approve/", {"on": TODAY}).status_code == 302
    programme.refresh_from_db()
    assert programme.state == "approved"
    assert desk.get(f"{page}programme.docx").content[:2] == b"PK"
    assert desk.get(f"{HOME}of/{pair.pk}/").url == page


def test_mentor_and_mentee_see_and_mark_their_own(
    enter, mentor, mentee, sign_up, school, hire, programme, page, program, now
):
    actions.approve_programme(programme, on=TODAY, by=program, at=now)
    one, two = programme.items.all()[:2]
    mark = {"mark": "done", "on": TODAY, "evidence": "отметка"}
    assert enter(mentor).get(page).status_code == 200
    assert enter(mentor).post(f"{HOME}lines/{one.pk}/mark/", mark).status_code == 302
    assert enter(mentee).post(f"{HOME}lines/{two.pk}/mark/", mark | {"mark": "partly"}).status_code == 302
    assert list(programme.items.exclude(mark="").values_list("number", "mark")) == [
        (1, "done"),
        (2, "partly"),
    ]
    assert enter(mentor).get(f"{page}approve/").status_code == 403
    assert enter(mentor).post(f"{page}reopen/").status_code == 403
    assert enter(mentor).get(HOME).status_code == 403
    other = sign_up("other", school, "mentor", person=hire("Иванов Пётр Ильич"))
    assert enter(other).get(page).status_code == 404  # of the school, but not of the pair
    assert enter(other).post(f"{HOME}lines/{one.pk}/mark/", mark).status_code == 404


def test_a_stranger_gets_nothing(enter, stranger, programme, page, pair):
    item = programme.items.all()[0]
    browser = enter(stranger)
    tails = ("programme.docx", "programme.pdf", "edit/", "add/", "agree/", "approve/")
    lines = (f"{HOME}lines/{item.pk}/edit/", f"{HOME}lines/{item.pk}/mark/")
    reads = (HOME, page, *(f"{page}{tail}" for tail in tails), f"{HOME}of/{pair.pk}/", *lines)
    for address in reads:
        assert browser.get(address).status_code == 404, address
    for address in (f"{HOME}draft/", f"{page}reopen/", f"{HOME}lines/{item.pk}/remove/"):
        assert browser.post(address).status_code == 404, address
    assert browser.get(page.replace("school-7", "school-9")).status_code == 404
