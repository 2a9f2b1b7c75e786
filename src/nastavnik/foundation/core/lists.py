"""Long lists: columns that may be chosen, sorted and corrected in place; rows as strings made in one go.

A row of a list passes through hundreds of template nodes and costs more than everything else on the page, so the
rows are formatted here and the template puts the whole body in one place (decision 27). Whatever comes from data
is escaped here; a cell that brings its own markup gives a SafeString.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its value for a file (text, number, day, texts line by line), its cell for the page.

    `sort` is the expression that orders by it; `shown` whether it is seen before anybody has chosen columns;
    `edit` the name of the field that is corrected in the cell.
    """

    code: str
    label: Any
    value: Callable[[Any], Any]
    sort: Any = None
    shown: bool = True
    cell: Callable[[Any], Any] | None = None
    edit: str = ""
    narrow: bool = False


def chosen(columns: Sequence[Column], codes: Iterable[str] | None) -> list[Column]:
    """The columns with these codes in the list's own order, the first one always; None: those shown at first."""
    if codes is None:
        return [column for number, column in enumerate(columns) if column.shown or number == 0]
    wanted = set(codes)
    return [column for number, column in enumerate(columns) if column.code in wanted or number == 0]


def html_of(value: Any) -> str:
    """A value as the inside of a cell."""
    if value is None or value == "":
        return ""
    if isinstance(value, SafeString):
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, date):
        return f"{value.day:02}.{value.month:02}.{value.year}"
    if isinstance(value, list | tuple):
        return "".join(f"<div>{html_of(one)}</div>" for one in value)
    return escape(str(value))


def cell_of(value: Any) -> Any:
    """A value as one cell of a file: lines of a list below each other."""
    return "\n".join(str(one) for one in value) if isinstance(value, list | tuple) else value


def body(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    key: Callable[[Any], int],
    ticks: str = "",
    edits: str = "",
) -> SafeString:
    """The rows of a table: the first column a link to the row's own page; `ticks` is the form that ticks belong to.

    `edits` is the word that opens a cell for correction; addresses are relative to the list's own.
    """
    before = [_before(column, edits) for column in columns]
    cells = [column.cell or column.value for column in columns]
    name = columns[0].value
    out: list[str] = []
    for row in rows:
        pk = key(row)
        out.append("<tr>")
        if ticks:
            out.append(
                f'<td class="tick"><label><input type="checkbox" name="pk" value="{pk}" form="{ticks}" data-row '
                f'aria-label="{escape(str(name(row)))}"></label></td>'
            )
        out.append(f'<th scope="row"><a href="{pk}/">{html_of(cells[0](row))}</a></th>')
        for (opening, field, closing), cell in zip(before[1:], cells[1:], strict=True):
            inside = html_of(cell(row))
            out.append(f"{opening}{inside}{field}{pk}{closing}" if field else f"{opening}{inside}{closing}")
        out.append("</tr>")
    return mark_safe("".join(out))


def _before(column: Column, edits: str) -> tuple[str, str, str]:
    """What stands before the value, between it and the row's key, and after it."""
    label = escape(str(column.label))
    css = ' class="nowrap"' if column.narrow else ""
    if not (edits and column.edit):
        return f'<td data-label="{label}"{css}>', "", "</td>"
    voice = escape(f"{edits}: {column.label}")
    return (
        f'<td data-label="{label}" class="correct">',
        ' <a data-cell href="',
        f'/cell/{column.edit}/" aria-label="{voice}" title="{voice}"></a></td>',
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table: how it is sorted now, and the address that sorts by it."""

    label: str
    sort: str = ""
    now: str = ""


def headings(columns: Sequence[Column], query) -> list[Heading]:
    """The headings with the addresses that sort, from the address's own query."""
    now = query.get("sort", "")
    found = []
    for column in columns:
        if column.sort is None:
            found.append(Heading(str(column.label)))
            continue
        state = {column.code: "ascending", f"-{column.code}": "descending"}.get(now, "")
        to = query.copy()
        to.pop("page", None)
        to["sort"] = f"-{column.code}" if state == "ascending" else column.code
        found.append(Heading(str(column.label), to.urlencode(), state))
    return found


def order(columns: Sequence[Column], sort: str, *last: str) -> list[Any]:
    """What `order_by` gets for `?sort=code` or `-code`: unknown is the first column, empty values stand last."""
    down, code = sort.startswith("-"), sort.lstrip("-")
    known = {column.code: column.sort for column in columns if column.sort is not None}
    key = known.get(code)
    if key is None or code == columns[0].code:
        return [f"-{name}" if down and code == columns[0].code else name for name in last]
    return [key.desc(nulls_last=True) if down else key.asc(nulls_last=True), *last]
