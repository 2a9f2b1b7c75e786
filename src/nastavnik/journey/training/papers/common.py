"""What the papers of a session need: the rows they speak of, and its facts in Russian."""

from zoneinfo import ZoneInfo

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.people.models import Person
from nastavnik.paper.words import date_long, plural_form, typography

from ..models import Session
from ..states import SessionKind

KINDS = {  # nominative, genitive
    SessionKind.KICKOFF: ("установочная сессия", "установочной сессии"),
    SessionKind.CONSULTATION: ("консультация", "консультации"),
    SessionKind.SEMINAR: ("семинар", "семинара"),
    SessionKind.EXCHANGE: ("обмен опытом", "обмена опытом"),
    SessionKind.COURSE: ("курс повышения квалификации", "курса повышения квалификации"),
}


def session_in(document) -> Session:
    """The session that the document speaks of. DomainError where it is gone."""
    found = (
        Session.objects.filter(pk=document.about.get("session") or 0).select_related("organisation").first()
    )
    if found is None:
        raise DomainError(f"«{document.title}»")
    return found


def person_in(document) -> Person:
    """The person of a certificate. DomainError where the card is gone."""
    found = Person.objects.filter(pk=document.about.get("person") or 0).first()
    if found is None:
        raise DomainError(f"«{document.title}»")
    return found


def local(session):
    """The beginning on the school's own clock."""
    return session.starts_at.astimezone(ZoneInfo(session.organisation.time_zone))


def day_and_time(session) -> str:
    """«5 октября 2026 г., 14:30»."""
    begins = local(session)
    return typography(f"{date_long(begins.date())}, {begins:%H:%M}")


def hours_words(hours) -> str:
    """«2 часа», «1,5 часа»."""
    whole = int(hours)
    if whole != hours:
        return typography(f"{hours:f}".replace(".", ",") + " часа")
    return typography(f"{whole} {plural_form(whole, ('час', 'часа', 'часов'))}")


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" –-\t") for line in text.splitlines() if line.strip(" –-\t"))
