"""The register of those without a pair: landscape, for the head and the authority. Private notes never stand in it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import full_name, letterhead, organisation_name, post_of
from nastavnik.paper import Column, Document, Letterhead, Paragraph, Signature, Table, Title
from nastavnik.paper.words import date_short, typography

from ..queries import listed, rows_of

_COLUMNS = (
    Column("№", 3, "center"),
    Column("ФИО, должность", 18),
    Column("Без пары с (дней)", 9, "center"),
    Column("Причина", 13),
    Column("Поддержка: кто, что, когда", 28),
    Column("Кандидаты", 14),
    Column("Что поможет", 18),
    Column("Пересмотр", 8, "center"),
)


@maker("support.register", words=_("Register of those without a pair"), numbered=False)
def register(document) -> Document:
    """Of the day of the print, or of the signature."""
    organisation = document.organisation
    day = document.date or day_in(organisation, document.created_at)
    cases = list(listed(organisation, today=day))
    with override("ru"):
        rows = tuple(_row(number, row) for number, row in enumerate(rows_of(cases, day, "ru"), 1))
    place = organisation_name(organisation, "prep")
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(organisation).organisation),
            Paragraph(
                "Содержит персональные данные. Для служебного пользования", "right", indent=False, size=10
            ),
            Title(
                "РЕЕСТР НАСТАВЛЯЕМЫХ, НЕ СФОРМИРОВАВШИХ ПАРУ",
                typography(f"в {place} по состоянию на {date_short(day)}"),
            ),
            Table(_COLUMNS, rows, size=9, empty_rows=0 if rows else 3),
            Signature("Куратор", "", dated=True),
        ),
        created=document.created_at,
        size=12,
        landscape=True,
    )


def _row(number, row) -> tuple[str, ...]:
    case = row.case
    return (
        str(number),
        typography("\n".join(filter(None, (full_name(case.person), post_of(case.person))))),
        typography(f"{date_short(case.since)} ({row.days})"),
        str(case.get_why_display()),
        typography("\n".join(map(_step, row.steps))),
        "\n".join(f"{one.mentor.short_name} ({one.score})" for one in row.candidates),
        typography(row.hint),
        date_short(case.review_on),
    )


def _step(step) -> str:
    who = step.name or str(step.get_who_display())
    when = (
        f"выполнено {date_short(step.done_on)}"
        if step.done_on
        else f"до {date_short(step.due_on)}"
        if step.due_on
        else ""
    )
    return ", ".join(filter(None, (f"{who}: {step.what}", when)))
