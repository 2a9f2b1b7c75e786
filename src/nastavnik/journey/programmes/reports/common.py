"""What the reports have in common: who signs, what is typed, the lines to write on."""

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.actions import day_in, prepare_document
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    capital,
    initials,
    post_of,
)
from nastavnik.journey.mentorships.states import EndReason
from nastavnik.journey.orders.papers.grounds import lines
from nastavnik.paper import (
    BlankLines,
    Block,
    Bullets,
    Paragraph,
    Signature,
)
from nastavnik.paper.words import typography

ENDS = {
    EndReason.FULFILLED: "план выполнен",
    EndReason.TERM: "окончание срока",
    EndReason.MENTOR: "по инициативе наставника",
    EndReason.MENTEE: "по инициативе наставляемого",
    EndReason.CURATOR: "по инициативе куратора",
}


def prepare(kind, title, cycle, about, content, by, at) -> Row:
    words = {name: value for name, value in content.items() if value}
    return prepare_document(
        cycle.organisation, kind, title=title, about=about, content=words, year_label=cycle.name, by=by, at=at
    )


def person_of(document) -> Person | None:
    key = document.about.get("person")
    return Person.objects.filter(organisation=document.organisation, pk=key).first() if key else None


def day_of(document):
    return document.date or day_in(document.organisation, document.created_at)


def signed(side: str, person) -> Signature:
    post = post_of(person) if person else ""
    return Signature(f"{side}, {post}" if post else side, initials(person) if person else "", dated=True)


def typed(document, name: str, intro: str = "") -> tuple[Block, ...]:
    """The lines typed under this name, or rules to write on."""
    rows = lines(document, name)
    head: tuple[Block, ...] = (Paragraph(intro, indent=False, keep_next=True),) if intro else ()
    if not rows:
        return (*head, BlankLines(3))
    if len(rows) == 1:
        return (*head, Paragraph(capital(rows[0])))
    return (*head, Bullets(rows))


def bulleted(intro: str, rows) -> tuple[Block, ...]:
    return (
        (Paragraph(intro, indent=False, keep_next=True), Bullets(tuple(map(typography, rows))))
        if rows
        else ()
    )
