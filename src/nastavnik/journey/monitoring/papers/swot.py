"""The SWOT of the year as a paper of its own and as a table of the report."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import letterhead, organisation_name
from nastavnik.journey.roadmap.models import Cycle
from nastavnik.paper import Column, Document, Letterhead, Signature, Table, Title
from nastavnik.paper.words import typography

from ..judging import lines, swot_of

_COLUMNS = (Column("", 16), Column("Помогает", 42), Column("Мешает", 42))


@transaction.atomic
def prepare_swot(cycle, *, by, at) -> Row:
    """A draft of the paper; its words are those of the SWOT till it is signed."""
    title = f"SWOT-анализ системы наставничества, {cycle.name} учебный год"
    return prepare_document(
        cycle.organisation, "monitoring.swot", title=title, about={"cycle": cycle.pk}, content={},
        year_label=cycle.name, by=by, at=at,
    )  # fmt: skip


@maker("monitoring.swot", words=_("SWOT of the year"), numbered=False)
def swot(document) -> Document:
    """`about`: cycle."""
    cycle = Cycle.objects.get(pk=document.about["cycle"])
    place = organisation_name(document.organisation, "prep")
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(document.organisation).organisation),
            Title("SWOT-АНАЛИЗ", typography(f"системы наставничества в {place}, {cycle.name} учебный год")),
            swot_table(cycle),
            Signature("Куратор", "", dated=True),
        ),
        created=document.created_at,
        size=12,
    )


def swot_table(cycle) -> Table:
    found = swot_of(cycle)

    def told(name: str) -> str:
        points = lines(getattr(found, name)) if found else ()
        return typography("\n".join(f"– {point}" for point in points)) or "–"

    rows = (
        ("Внутри школы", told("strengths"), told("weaknesses")),
        ("Вне школы", told("opportunities"), told("threats")),
    )
    return Table(_COLUMNS, rows, size=11)
