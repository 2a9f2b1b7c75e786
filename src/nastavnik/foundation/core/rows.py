"""Rows of a list: cells of one value each, put into the markup of the kit in one go.

A template spends four fifths of a list's time on walking its nodes row after row; the markup of a row is always the
same, so it stands here once, and a room says only what its cells hold.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

KEY = 9_007_199_254_740_991


def each(name: str, *args) -> Callable[[int], str]:
    """`each("people:card", slug)(pk)`: the address is resolved once, then only the last key changes."""
    before, after = reverse(name, args=[*args, KEY]).split(str(KEY))
    return lambda pk: f"{before}{pk}{after}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key (for the tick), what a screen reader calls it, its heading cell and the other cells."""

    key: int
    name: str
    heading: Any
    cells: tuple[Any, ...]
    ticked: bool = False


def link(address: str, words: Any) -> SafeString:
    return SafeString(f'<a href="{address}">{plain(words)}</a>')


def hinted(words: Any, hint: Any) -> SafeString:
    """Words with a hint below, where there is one."""
    below = f'<div class="hint">{plain(hint)}</div>' if hint else ""
    return SafeString(f"{plain(words)}{below}")


def lines(words: Iterable[Any]) -> SafeString:
    """One below the other."""
    return SafeString("<br>".join(map(plain, words)))


def body(
    rows: Iterable[Row], labels: Iterable[Any], narrow: Iterable[int] = (), tick: str = ""
) -> SafeString:
    """The rows as `<tr>`; `labels` of the cells for phones, numbers of cells that must not wrap, the ticks' name."""
    narrow = set(narrow)
    frames = [
        f'<td data-label="{plain(label)}"{" class=nowrap" if n in narrow else ""}>'
        for n, label in enumerate(labels)
    ]
    return SafeString("".join(_row(row, frames, tick) for row in rows))


def _row(row: Row, frames: list[str], tick: str) -> str:
    box = _tick(row, tick) if tick else ""
    cells = "".join(f"{frame}{plain(cell)}</td>" for frame, cell in zip(frames, row.cells, strict=True))
    return f'<tr>{box}<th scope="row">{plain(row.heading)}</th>{cells}</tr>\n'


def _tick(row: Row, name: str) -> str:
    on = " checked" if row.ticked else ""
    return (
        f'<td class="tick"><label><input type="checkbox" name="{name}" value="{row.key}" data-row '
        f'aria-label="{plain(row.name)}"{on}></label></td>'
    )


def plain(value: Any) -> str:
    """Text for HTML; what is marked safe stays, nothing is nothing."""
    if value is None:
        return ""
    return str(value) if hasattr(value, "__html__") else escape(str(value))
