"""Drafts of stage 6 and of sheets: the event, rewards, diplomas, protocols, banks, the roadmap, log and SWOT."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.stationery import full_name

from .drafts import draft

EVENT = (
    "О проведении итогового мероприятия в рамках реализации системы (целевой модели) наставничества "
    "педагогических работников"
)
REWARDS = "О поощрении участников системы (целевой модели) наставничества педагогических работников"
AWARDS = {
    "award.diploma": "Диплом",
    "award.thanks": "Благодарность",
    "award.certificate": "Сертификат",
}


@transaction.atomic
def prepare_event(
    *, cycle, by, at, on: date | None = None, time: str = "", place: str = "", manner: str = "",
    programme: str = "", nominations: str = "", person=None, people=(), guests: str = "", chair: str = "",
    into: Document | None = None,
) -> Document:  # fmt: skip
    """A draft of the order on the final event; the first of `people` heads the jury, or the guest named in `chair`."""
    content = {
        "on": on,
        "time": time,
        "place": place,
        "manner": manner,
        "programme": programme,
        "nominations": nominations,
        "guests": guests,
        "chair": chair,
    }
    return draft(
        "order.event",
        EVENT,
        cycle=cycle,
        person=person,
        people=list(people),
        content=content,
        into=into,
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_rewards(
    *, cycle, by, at, diploma=(), thanks=(), certificate=(), words: str = "", protocol: str = ""
) -> Document:
    """A draft of the order that rewards these people; nobody twice in one of its lists. BadInput without anybody."""
    named = {"diploma": list(diploma), "thanks": list(thanks), "certificate": list(certificate)}
    if not any(named.values()):
        raise BadInput(
            _("Choose at least one person to be rewarded."), fields={"diploma": _("Choose somebody.")}
        )
    content = {"words": words, "protocol": protocol}
    return draft("order.rewards", REWARDS, cycle=cycle, content=content, by=by, at=at, **named)


@transaction.atomic
def prepare_awards(
    *, cycle, kind: str, people, by, at, words: str = "", nomination: str = "", degree: str = "", qr: str = ""
) -> list[Document]:
    """A diploma, letter of thanks or certificate for each of these people."""
    content = {"words": words, "nomination": nomination, "degree": degree, "qr": qr}
    return [
        draft(
            kind,
            f"{AWARDS[kind]}: {full_name(person)}",
            cycle=cycle,
            person=person,
            content=content,
            by=by,
            at=at,
        )
        for person in people
    ]


@transaction.atomic
def prepare_session_protocol(
    *, cycle, by, at, on: date | None = None, topic: str = "", agenda: str = "", decisions: str = "",
    person=None, secretary=None, people=(),
) -> Document:  # fmt: skip
    """A draft of the protocol of a session of mentors: chair, secretary, who was there, what was said."""
    return draft(
        "protocol.session",
        "Протокол установочной сессии наставников",
        cycle=cycle,
        person=person,
        secretary=[secretary] if secretary else None,
        people=list(people),
        content={"on": on, "topic": topic, "agenda": agenda, "decisions": decisions},
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_event_protocol(
    *, cycle, by, at, on: date | None = None, agenda: str = "", decisions: str = "", results: str = "",
    person=None, secretary=None, people=(), guests: str = "", chair: str = "", into: Document | None = None,
) -> Document:  # fmt: skip
    """A draft of the protocol of the final event's jury, with the results by nominations."""
    return draft(
        "protocol.event",
        "Протокол итогового мероприятия",
        cycle=cycle,
        person=person,
        secretary=[secretary] if secretary else None,
        people=list(people),
        content={
            "on": on,
            "agenda": agenda,
            "decisions": decisions,
            "results": results,
            "guests": guests,
            "chair": chair,
        },
        into=into,
        by=by,
        at=at,
    )


@transaction.atomic
def prepare_meetings_sheet(*, cycle, pair, by, at) -> Document:
    """A log of meetings for the pair, to be written in by hand."""
    title = f"Журнал встреч: {full_name(pair.mentor)}"
    return draft("sheet.meetings", title, cycle=cycle, mentorships=[pair], by=by, at=at)


@transaction.atomic
def prepare_swot(
    *, cycle, by, at, strengths: str = "", weaknesses: str = "", opportunities: str = "", threats: str = "",
    person=None,
) -> Document:  # fmt: skip
    """A draft of the SWOT table; a quarter without words is room to write in."""
    content = {
        "strengths": strengths,
        "weaknesses": weaknesses,
        "opportunities": opportunities,
        "threats": threats,
    }
    title = f"SWOT-анализ наставничества, {cycle.name} учебный год"
    return draft("sheet.swot", title, cycle=cycle, person=person, content=content, by=by, at=at)


@transaction.atomic
def prepare_bank(*, cycle, kind: str, by, at, person=None) -> Document:
    """A bank as it stands today: kind «bank.mentees» or «bank.mentors»."""
    whose = {"bank.mentees": "наставляемых", "bank.mentors": "наставников"}[kind]
    return draft(kind, f"Банк данных {whose}", cycle=cycle, person=person, by=by, at=at)
