"""A session as a calendar file (.ics), for any phone or mail program."""

import datetime as dt

from icalendar import Calendar, Event

from nastavnik import __version__

from .states import SessionState

ICS = "text/calendar; charset=utf-8"


def calendar_of(session, *, at) -> bytes:
    """One event under a lasting identity: taken again after a change, it moves instead of standing twice."""
    calendar, event = Calendar(), Event()
    calendar.add("prodid", f"-//Nastavnik//{__version__}//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"session-{session.pk}-{session.secret[:8]}@nastavnik")
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", session.starts_at.astimezone(dt.UTC))
    event.add("dtend", (session.starts_at + dt.timedelta(minutes=session.minutes)).astimezone(dt.UTC))
    event.add("summary", f"{session.get_kind_display().capitalize()}: {session.topic}")
    event.add("location", ", ".join(filter(None, (session.place, session.link))))
    event.add("description", session.programme)
    event.add("status", "CANCELLED" if session.state == SessionState.CANCELLED else "CONFIRMED")
    event.add("sequence", int(at.timestamp()) - int(session.created_at.timestamp()))
    if session.link:
        event.add("url", session.link)
    calendar.add_component(event)
    return calendar.to_ical()
