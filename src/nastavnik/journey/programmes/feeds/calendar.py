"""Meetings and deadlines as an iCalendar file (RFC 5545). No names: the file leaves the program."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

USUAL = dt.timedelta(minutes=45)
ICS = "text/calendar; charset=utf-8"


def calendar_of(organisation, meetings, items, *, at) -> bytes:
    """The file; the same rows give the same keys, so that a calendar program updates instead of doubling."""
    made = Calendar()
    made.add("prodid", "-//Nastavnik//pair//RU")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Mentoring"))
    zone = ZoneInfo(organisation.time_zone)
    for one in meetings:
        event = _event(
            f"meeting-{one.pk}-{organisation.slug}", _("Meeting: %(topic)s") % {"topic": one.topic}, at
        )
        if one.starts_at is None:
            _all_day(event, one.on)
        else:
            begin = dt.datetime.combine(one.on, one.starts_at, zone).astimezone(dt.UTC)
            event.add("dtstart", begin)
            event.add("dtend", begin + USUAL)
        event.add("sequence", one.revision)
        if one.place:
            event.add("location", one.place)
        made.add_component(event)
    for item in items:
        words = _("Due by the plan: %(activity)s") % {"activity": item.activity}
        event = _event(f"line-{item.pk}-{organisation.slug}", words, at)
        _all_day(event, item.due)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return made.to_ical()


def _event(uid: str, words: str, at) -> Event:
    event = Event()
    event.add("uid", f"{uid}@nastavnik")
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("summary", words)
    return event


def _all_day(event: Event, day: dt.date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
