"""The pages of meetings: the pair writes and confirms, private notes are their author's, strangers get nothing."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.foundation.audit.models import Entry
from nastavnik.instruments.rights.portrait import portrait
from nastavnik.journey.programmes.meetings.models import Meeting, PrivateNote

HOME = "/o/school-7/meetings/"
TODAY = dt.date(2026, 9, 7)
TOLD = {
    "topic": "Разбор урока",
    "form": "consultation",
    "minutes": "45",
    "result": "План урока готов",
    "on": TODAY,
}


@pytest.fixture
def pages(at_work):
    return f"{HOME}of/{at_work.pk}/"


def test_a_meeting_on_a_phone(enter, mentor, mentee, curator, pages, programme):
    form = enter(mentor).get(f"{pages}new/").context["form"]
    first = programme.items.all()[0]
    assert form.initial == {"on": TODAY, "item": str(first.pk), "form": form.initial["form"], "minutes": "45"}
    empty = enter(mentor).post(f"{pages}new/", {"on": TODAY, "form": "online"})
    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"topic", "minutes", "result"})
    tapped = {
        "item": first.pk,
        "done": "on",
        "form": "online",
        "minutes": "30",
        "on": TODAY,
        "result": "Готово",
    }
    answer = enter(mentor).post(f"{pages}new/", tapped)
    made = Meeting.objects.get()
    assert (answer.url, made.topic, made.minutes, made.item) == (
        f"{HOME}{made.pk}/", first.activity[:300], 30, first,
    )  # fmt: skip
    first.refresh_from_db()
    assert first.mark == "done"
    assert enter(mentor).get(f"{HOME}{made.pk}/").context["may_confirm"] is False
    assert enter(mentor).post(f"{HOME}{made.pk}/confirm/").status_code == 409
    assert enter(curator).post(f"{HOME}{made.pk}/confirm/").status_code == 403
    assert enter(mentee).get(f"{HOME}{made.pk}/").context["may_confirm"] is True
    assert enter(mentee).post(f"{HOME}{made.pk}/confirm/", {"revision": 1}).status_code == 302
    made.refresh_from_db()
    assert made.state == "confirmed"


def test_planned_moved_held_objected_corrected_cancelled(enter, mentor, mentee, pages):
    plan = {"on": dt.date(2026, 9, 9), "starts_at": "14:05", "topic": "Разбор", "form": "visit"}
    assert enter(mentee).post(f"{pages}plan/", plan | {"on": dt.date(2026, 9, 1)}).status_code == 422
    page = enter(mentee).post(f"{pages}plan/", plan).url
    assert enter(mentor).get(page).status_code == enter(mentor).get(f"{page}move/").status_code == 200
    moved = plan | {"on": TODAY, "place": "Кабинет 12", "revision": 1}
    assert enter(mentor).post(f"{page}move/", moved).status_code == 302
    assert enter(mentee).post(f"{page}held/", TOLD | {"revision": 1}).status_code == 422  # moved meanwhile
    assert enter(mentee).post(f"{page}held/", TOLD | {"revision": 2}).status_code == 302
    assert enter(mentor).post(f"{page}object/", {"words": ""}).status_code == 422
    assert enter(mentor).post(f"{page}object/", {"words": "Было 30 минут"}).status_code == 302
    assert "Было 30 минут" in enter(mentee).get(page).content.decode()
    right = TOLD | {"minutes": "", "other_minutes": "35", "revision": 3}
    assert enter(mentee).post(f"{page}held/", right).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.minutes, meeting.objection, meeting.place) == (
        "held",
        35,
        "",
        "Кабинет 12",
    )
    assert enter(mentee).get(f"{page}cancel/").status_code == 200
    assert enter(mentee).post(f"{page}cancel/").status_code == 302
    assert "Встреч пока нет" in enter(mentor).get(pages).content.decode()


def test_private_notes_are_their_authors_alone(enter, mentor, mentee, curator, head, stranger, pages, people):
    secret = "Дмитрий устал, не давить"
    assert enter(mentor).post(f"{pages}notes/", {"words": secret}).status_code == 302
    note = PrivateNote.objects.get()
    page = f"{HOME}notes/{note.pk}/"
    assert secret in enter(mentor).get(f"{pages}notes/").content.decode()
    assert secret not in enter(mentee).get(f"{pages}notes/").content.decode()
    for other in (mentee, curator, head, stranger):
        for answer in (enter(other).get(page), enter(other).post(page, {"words": "x"}),
                       enter(other).post(f"{page}remove/")):  # fmt: skip
            assert answer.status_code == 404
    for other in (curator, head, stranger):
        assert enter(other).get(f"{pages}notes/").status_code == 404
    # nor by a way round: the journal, what is kept about either, the pair's pages
    assert not any(secret in str((entry.before, entry.after)) for entry in Entry.objects.all())
    assert not any(secret in str(portrait(person)) for person in people)
    for address in (pages, pages.replace("meetings/of", "pairs"), f"/o/school-7/?q={secret}"):
        assert secret not in enter(curator).get(address).content.decode()
    assert enter(mentor).post(page, {"words": "Иначе"}).status_code == 302
    note.refresh_from_db()
    assert note.words == "Иначе"
    assert enter(mentor).post(f"{page}remove/").status_code == 302
    assert PrivateNote.objects.count() == 0


def test_others_get_nothing(enter, stranger, sign_up, school, hire, curator, pages, at_work, at):
    made = Meeting.objects.create(
        mentorship=at_work, state="held", on=TODAY, topic="Тема", minutes=45, created_at=at
    )
    other = sign_up("other", school, "mentor", person=hire("Иванов Пётр Ильич"))
    page = f"{HOME}{made.pk}/"
    for who in (stranger, other):
        for address in (pages, f"{pages}new/", f"{pages}plan/", f"{pages}notes/", page, f"{page}held/",
                        f"{page}move/", f"{page}object/", f"{page}cancel/"):  # fmt: skip
            assert enter(who).get(address).status_code == 404, address
        assert enter(who).post(f"{page}confirm/").status_code == 404
    assert enter(curator).get(pages).status_code == enter(curator).get(f"{pages}new/").status_code == 200
    assert enter(curator).get(f"{page}object/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_costs_the_same(enter, mentor, pages, at_work, at, rows):
    for _row in range(rows):
        Meeting.objects.create(
            mentorship=at_work, state="held", on=TODAY, topic="Тема", minutes=45, created_at=at,
            author=at_work.mentor,
        )  # fmt: skip
    browser = enter(mentor)
    browser.get(pages)
    with CaptureQueriesContext(connection) as asked:
        assert len(browser.get(pages).context["held"]) == rows
    assert len(asked.captured_queries) == 8
