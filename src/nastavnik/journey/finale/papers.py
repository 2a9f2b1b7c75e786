"""The list of presentations on paper: who speaks about what, nomination by nomination."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import full_name, letterhead, post_of
from nastavnik.paper import Column, Document, Facts, Letterhead, SectionTitle, Table, Title
from nastavnik.paper.words import date_long, typography

from .models import Application, Event, ProgrammeLine

_WORKS = (Column("№", 6, "center"), Column("Практика", 40), Column("Выступают", 54))
_LINES = (Column("Время", 16, "center"), Column("Содержание", 50), Column("Ведёт", 34))


@maker("finale.list", words=_("List of presentations"), numbered=False)
def presentations(document) -> Document:
    """`about`: event."""
    event = Event.objects.filter(pk=document.about.get("event") or 0).select_related("organisation").first()
    if event is None:
        raise DomainError(f"«{document.title}»")
    works = Application.objects.filter(event=event).standing().with_people().in_order()
    by_nomination: dict = {}
    for work in works:
        by_nomination.setdefault(work.nomination.title, []).append(work)
    blocks: list = [
        Letterhead(letterhead(event.organisation).organisation),
        Title("СПИСОК ВЫСТУПЛЕНИЙ", "итогового мероприятия"),
        Facts(
            (
                ("Дата и время", typography(f"{date_long(event.on)}, {event.time:%H:%M}")),
                ("Место", typography(event.place)),
            ),
            label_share=0.25,
        ),
    ]
    lines = ProgrammeLine.objects.filter(event=event)
    rows = tuple(
        (f"{one.time:%H:%M}" if one.time else "", typography(one.words), typography(one.speaker))
        for one in lines
    )
    if rows:
        blocks += [SectionTitle("Программа", align="left"), Table(_LINES, rows)]
    number = 0
    for title, own in by_nomination.items():
        listed = []
        for work in own:
            number += 1
            listed.append((str(number), typography(work.title), "\n".join(map(_called, work.people))))
        blocks += [SectionTitle(typography(title), align="left"), Table(_WORKS, tuple(listed))]
    return Document(document.kind, document.title, tuple(blocks), created=document.created_at)


def _called(person) -> str:
    return ", ".join(filter(None, (full_name(person), post_of(person))))
