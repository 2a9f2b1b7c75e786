"""The sheet of acquaintance to print: with the marks of the accounts, and room for those who sign by hand."""

from django.utils import timezone

from nastavnik.paper import Column, Document, Paragraph, Table, Title
from nastavnik.paper.words import date_short, typography

from ..stationery import full_name, letterhead, post_of
from .models import Way

_COLUMNS = (
    Column("№", 6, "center"),
    Column("Фамилия, имя, отчество", 32),
    Column("Должность", 24),
    Column("Дата", 14),
    Column("Подпись или отметка", 24),
)
_NOTE = (
    "Отметка «в личном кабинете» поставлена работником после входа под своей учётной записью; "
    "её дата и время хранятся в журнале программы."
)


def acquaintance_paper(document, rows, at) -> Document:
    """`rows` by name; a paper of one table that goes on over the pages."""
    lines = tuple(
        (
            str(number),
            full_name(row.person),
            post_of(row.person),
            date_short(row.done_on) if row.done_on else "",
            _mark(row),
        )
        for number, row in enumerate(rows, 1)
    )
    ticked = any(row.way == Way.ACCOUNT for row in rows)
    day = date_short(document.date) if document.date else ""
    name = typography(f"с документом «{document.title}»" + (f" от {day} № {document.number}" if day else ""))
    return Document(
        "document.acquaintance",
        f"Лист ознакомления: {document.title}",
        (
            letterhead(document.organisation),
            Title("ЛИСТ ОЗНАКОМЛЕНИЯ", name),
            Table(_COLUMNS, lines, size=12),
            *((Paragraph(typography(_NOTE)),) if ticked else ()),
        ),
        created=at,
        size=12,
    )


def _mark(row) -> str:
    if row.way == Way.ACCOUNT:
        return typography(f"ознакомлен(а) в личном кабинете {timezone.localtime(row.done_at):%d.%m.%Y %H:%M}")
    return "подпись на бумажном листе" if row.way == Way.PAPER else ""
