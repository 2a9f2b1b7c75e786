"""What later papers on a pair refer to: the order that fixed it, the regulation, a typed day, a typed reason."""

from datetime import date

from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.queries import in_force_of
from nastavnik.instruments.documents.stationery import full_name, initials, post_of, reference, with_post
from nastavnik.journey.mentorships.states import LegalBasis
from nastavnik.paper import BLANK_DATE, AcquaintanceSheet, Point
from nastavnik.paper.words import date_long, date_short, typography

from .common import according_to, day_of
from .pairs import FORMS, KINDS, MODES
from .reading import curator_of


def order_of(pair) -> Document | None:
    """The document that fixed the pair."""
    return Document.objects.filter(pk=pair.order_document_id).first() if pair.order_document_id else None


def fixed_by(pair) -> str:
    """«приказом от 14.09.2026 № 15-од», with blanks where the order is not known."""
    order = order_of(pair)
    return typography(f"приказом {reference(order) if order else f'от {BLANK_DATE} № ________'}")


def on_mentoring(document, pair, then: str) -> str:
    """«В соответствии со статьёй 351.8 …, Положением …, утверждённым приказом …, {then}»."""
    by_351 = pair is not None and pair.legal_basis == LegalBasis.ART_351_8
    regulation = in_force_of(document.organisation, "order.regulation").first()
    if regulation is not None:
        then = (
            "Положением о системе (целевой модели) наставничества педагогических работников в образовательной "
            f"организации, утверждённым приказом {reference(regulation)}, {then}"
        )
    return according_to(("tk_351_8",) if by_351 else ("fz_273_28_47_48",), day_of(document), then)


def typed_day(document, name: str) -> date | None:
    """A day of the document's `content`."""
    value = document.content.get(name)
    return date.fromisoformat(value) if value else None


def written(day: date | None, *, long: bool = False) -> str:
    """«07.09.2026» («7 сентября 2026 г.») or a blank."""
    if day is None:
        return BLANK_DATE
    return typography(date_long(day) if long else date_short(day))


def typed(document, name: str) -> str:
    """Words of the document's `content` without a point at the end, or nothing."""
    return typography(str(document.content.get(name) or "").strip().rstrip("."))


def lines(document, name: str) -> tuple[str, ...]:
    """Lines of the document's `content`, empty ones left out."""
    value = document.content.get(name) or ()
    rows = value.splitlines() if isinstance(value, str) else value
    return tuple(typography(row.strip()) for row in rows if row.strip())


def because_of(document) -> str:
    """«в связи с {words}» of the reason typed in the instrumental case; empty without one."""
    words = typed(document, "words")
    return f"в связи с {words}" if words else ""


def mentees_words(pair, case: str) -> str:
    """The mentees with their posts in a case, joined by commas."""
    return ", ".join(with_post(mentee, case) for mentee in pair.mentees)


def manner(pair) -> str:
    """«форма «педагог – педагог», вид – традиционное, очно»."""
    return f"форма {FORMS[pair.form]}, вид – {KINDS[pair.kind]}, {MODES[pair.mode]}"


def in_year(cycle) -> str:
    """« в 2026/2027 учебном году» of a cycle; empty without one."""
    return f" в\u00a0{cycle.name} учебном году" if cycle else ""


def to_curator(document, duties: tuple[str, ...]) -> Point:
    """«Куратору М. В. Орловой:» with what is to be done."""
    curator = curator_of(document.organisation)
    return Point(typography(f"Куратору {initials(curator, 'dat')}:" if curator else "Куратору:"), duties)


def sheet(document, people) -> AcquaintanceSheet:
    """The acquaintance sheet of an order for these people, each once, by name."""
    once = {person.pk: person for person in people}
    named = sorted(once.values(), key=lambda person: (person.folded_name, person.pk))
    return AcquaintanceSheet(
        f"ЛИСТ ОЗНАКОМЛЕНИЯ\nс приказом {reference(document)}",
        tuple((full_name(person), post_of(person)) for person in named),
    )
