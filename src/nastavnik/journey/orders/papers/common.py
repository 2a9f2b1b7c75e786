"""What the orders on mentoring have in common: grounds, control, annexes' heading, the year."""

from datetime import date

from nastavnik.instruments.documents.acts import legal_bases
from nastavnik.instruments.documents.stationery import (
    head_signature,
    letterhead,
    reference,
    registration,
)
from nastavnik.paper import Block, Document, Heading, Preamble, Title, blank
from nastavnik.paper.words import date_short, typography

CONTROL = "Контроль за исполнением приказа оставляю за собой."


def order(
    document, heading: str, ground: str, blocks: tuple[Block, ...], after: tuple[Block, ...] = ()
) -> Document:
    """An order: letterhead, number, heading, grounds, its own blocks, the head's signature, annexes."""
    organisation = document.organisation
    return Document(
        document.kind,
        document.title,
        (
            letterhead(organisation),
            Title("ПРИКАЗ"),
            registration(document, organisation),
            Heading(typography(heading)),
            Preamble(ground),
            *blocks,
            head_signature(organisation),
            *after,
        ),
        retention_over_10_years=True,
        created=document.created_at,
        size=13,
    )


def day_of(document) -> date:
    """The day by which the law and the numbers are taken: of the document, or of its preparing."""
    return document.date or document.created_at.date()


def according_to(codes, day: date, then: str) -> str:
    """«В соответствии со статьёй …, Федеральным законом …, {then}» with the acts in force on the day."""
    bases = legal_bases(codes, day)
    start = f"В соответствии {'со' if bases.startswith('стать') else 'с'} {bases}, " if bases else ""
    text = start + typography(then)
    return text[0].upper() + text[1:]


def to_order(document) -> str:
    """«к приказу от … № …» for the annexes."""
    return f"к приказу {reference(document)}"


def on(day: date | None) -> str:
    """«01.09.2026» or a blank."""
    return date_short(day) if day else blank(12)
