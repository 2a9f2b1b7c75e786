"""The roadmap on paper: as an annex to the order on the regulation, and as a paper of its own."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    capital,
    head_name,
    head_post,
    letterhead,
    organisation_name,
    reference,
)
from nastavnik.paper import (
    BLANK_DATE,
    ApprovalStamps,
    Block,
    Column,
    Document,
    Letterhead,
    Span,
    Stamp,
    Table,
    Title,
)
from nastavnik.paper.words import date_long, typography

from .models import Cycle, Item
from .stages import official_stages

NAME = "системе (целевой модели) наставничества педагогических работников"
_COLUMNS = (
    Column("№", 6, "center"),
    Column("Наименование этапа, содержание деятельности", 42),
    Column("Сроки", 14),
    Column("Ответственный", 18),
    Column("Ожидаемый результат", 20),
)


@maker("roadmap", words=_("Roadmap"), numbered=False)
def roadmap_paper(document) -> Document:
    """`about`: cycle. Landscape, approved by the order on the regulation where that is signed, else by the head."""
    organisation = document.organisation
    cycle = Cycle.objects.filter(pk=document.about.get("cycle")).first()
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(organisation).organisation),
            ApprovalStamps((_approved(document, cycle),)),
            *roadmap(cycle, organisation),
        ),
        created=document.created_at,
        size=12,
        landscape=True,
    )


def _approved(document, cycle) -> Stamp:
    organisation = document.organisation
    own = organisation_name(organisation, "gen")
    order = Row.objects.filter(organisation=organisation, kind="order.regulation").signed()
    order = order.about("cycle", cycle.pk).latest_first().first() if cycle else None
    if order is not None:
        return Stamp(
            "УТВЕРЖДЕНА",
            typography(f"приказом {head_post(organisation, 'gen')} {own}"),
            reference(order),
        )
    day = date_long(document.date) if document.date else BLANK_DATE
    post = typography(f"{capital(head_post(organisation))} {own}")
    return Stamp("УТВЕРЖДАЮ", post=post, name=head_name(organisation), date=day)


def roadmap(cycle: Cycle | None, organisation=None) -> tuple[Block, ...]:
    """Title and table of the seven stages; the official points without deadlines where a cycle has none.

    `organisation` is named in the title of a paper that stands alone; an annex has it in its order.
    """
    where = f" в {organisation_name(organisation, 'prep')}" if organisation else ""
    title = Title(
        "ДОРОЖНАЯ КАРТА\n(план мероприятий)",
        typography(f"по реализации Положения о {NAME}{where}{year_words(cycle)}"),
    )
    points = _points(cycle)
    rows: list = []
    for stage in official_stages():
        rows.append(Span(f"Этап {stage.number}. {stage.title}"))
        rows += [tuple(map(typography, map(capital, row))) for row in points.get(stage.number, ())]
    return (title, Table(_COLUMNS, tuple(rows), size=11))


def _points(cycle) -> dict[int, list]:
    by_stage: dict[int, list] = {}
    with override("ru"):
        for item in Item.objects.filter(cycle=cycle).in_order() if cycle else ():
            by_stage.setdefault(item.stage, []).append(
                (item.number, item.title, str(item.deadline.words), item.responsible, item.expected_result)
            )
    return by_stage or {
        stage.number: [
            (item.number, item.title, "", item.responsible, item.expected_result) for item in stage.items
        ]
        for stage in official_stages()
    }


def year_words(cycle) -> str:
    """« на 2026/2027 учебный год» of a cycle; empty without one."""
    return f" на\u00a0{cycle.name} учебный год" if cycle else ""
