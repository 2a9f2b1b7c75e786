"""A person's calendar by a secret address: right by an independent reading, revocable, without names."""

import datetime as dt

import pytest
from django.test import Client

from nastavnik.journey.programmes.feeds import actions
from nastavnik.journey.programmes.feeds.models import Feed
from nastavnik.journey.programmes.meetings.actions import plan_meeting

OWN = "/o/school-7/calendar/"


def events(content):
    """Unfolded lines of each event as a dict, read by the letter of RFC 5545 and not by the library that wrote them."""
    text = content.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in content.decode().split("\r\n"))
    found = []
    for part in text.split("BEGIN:VEVENT\r\n")[1:]:
        lines = part.split("END:VEVENT")[0].strip().split("\r\n")
        found.append({line.split(":", 1)[0].split(";")[0]: line.split(":", 1)[1] for line in lines})
    return found


@pytest.fixture
def token(people, program, at):
    return actions.make_feed(people[0], by=program, at=at)


def test_meetings_and_deadlines_stand_in_it(token, at_work, programme, program, at, today):
    planned = plan_meeting(at_work, on=today + dt.timedelta(days=2), starts_at=dt.time(14, 5), topic="Разбор; урок",
                           place="Кабинет 12", by=program, at=at)  # fmt: skip
    answer = Client().get(f"/cal/{token}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    found = events(answer.content)
    first = found[0]
    zone = at_work.organisation.time_zone
    assert (first["SUMMARY"], first["LOCATION"]) == ("Встреча: Разбор\\; урок", "Кабинет 12")
    assert first["DTSTART"] == "20260909T090500Z" if zone == "Asia/Yekaterinburg" else "20260909T110500Z"
    assert first["UID"] == f"meeting-{planned.pk}-school-7@nastavnik"
    lines = [one for one in found if one["UID"].startswith("line-")]
    assert [one["DTSTART"] for one in lines] == [
        f"{item.due:%Y%m%d}" for item in programme.items.order_by("due")
    ]
    assert len({one["UID"] for one in found}) == len(found)
    assert not any(name in answer.content.decode() for name in ("Петрова", "Орлов"))


def test_the_secret_is_shown_once_and_taken_back(enter, mentor, mentee, at_work, people):
    browser = enter(mentor)
    address = browser.post(OWN).context["address"]
    path = address.split("testserver")[1]
    secret = path.removeprefix("/cal/").removesuffix(".ics")
    assert Client().get(path).status_code == 200
    assert secret not in browser.get(OWN).content.decode()
    assert secret not in str(list(Feed.objects.values()))  # only its hash is kept
    newer = browser.post(OWN).context["address"].split("testserver")[1]
    assert (Client().get(path).status_code, Client().get(newer).status_code) == (404, 200)
    enter(mentee).post(OWN, {"take_back": "1"})  # their own, not the mentor's
    assert Client().get(newer).status_code == 200
    assert browser.post(OWN, {"take_back": "1"}).status_code == 302
    assert Client().get(newer).status_code == 404


def test_nobody_elses(enter, curator, stranger):
    assert enter(curator).get(OWN).status_code == 403
    assert enter(stranger).get(OWN).status_code == 404
    assert Client().get("/cal/guessed.ics").status_code == 404
