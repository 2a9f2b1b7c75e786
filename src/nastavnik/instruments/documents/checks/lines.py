"""The text of a paper line by line, each with its place in words and whether a hand fills it in later."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.paper import Document as Paper
from nastavnik.paper import plain_text

_SPACES = re.compile("[\u00a0\u202f\u2009\t ]+")
_ANNEX = re.compile(r"^\s*Приложение(?:\s*№\s*(\d+))?\s*(?:$|\bк\b)", re.IGNORECASE)
_POINT = re.compile(r"^\s*(\d+(?:\.\d+)*)\.?\s")
_READ = re.compile(r"^\s*(?:С\s+\S.*|Лист\s+)ознакомлен", re.IGNORECASE)
# data of the passport are never kept, the day of a destruction is written when it is done: filled in by hand
_HAND = re.compile(
    r"паспорт|Дата уничтожения|подпись|расшифровк|\bМ\.\s?П\.|ознакомлен\(|Согласовано:?\s*_", re.IGNORECASE
)
_NAME = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_SIGNED = re.compile(rf"_{{5,}}[\s/|(]*(?:{_NAME}|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.)|^\s*\|?\s*_{{5,}}\s*/")
_HAND_DATE = re.compile(r"«_+»\s*_+\s*20_*\s*г\.\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a table's row. `number` counts from 1; `annex` is the number of the annex around it.

    `text` has plain spaces and hyphens for the patterns of the checks. In a line `by_hand` blanks are meant:
    signatures, seals, dates beside them, the list of those who have read the paper.
    """

    number: int
    text: str
    by_hand: bool = False
    annex: str | None = None
    point: str = ""

    @property
    def place(self) -> Any:
        """Where it stands, in words."""
        if self.point and self.annex:
            return _("annex № %(annex)s, point %(point)s") % {"annex": self.annex, "point": self.point}
        if self.point:
            return _("point %(point)s") % {"point": self.point}
        if self.annex:
            return _("annex № %(annex)s, paragraph %(n)s") % {"annex": self.annex, "n": self.number}
        return _("paragraph %(n)s") % {"n": self.number}


def lines_of_paper(paper: Paper) -> tuple[Line, ...]:
    """The lines of a paper of blocks as it would be printed."""
    return lines_of_text(plain_text(paper))


def lines_of_text(text: str) -> tuple[Line, ...]:
    """The lines of a text: one a paragraph or a table's row, as `plain_text` and `docx_text` give them."""
    lines, annex, reading, signed_at = [], None, False, -9
    for number, raw in enumerate(filter(str.strip, text.split("\n")), 1):
        line = plain(raw)
        heading = _ANNEX.match(line)
        if heading:
            annex, reading = heading[1] or "", False
        elif _READ.match(line):
            reading = True
        signs = bool(_HAND.search(line) or _SIGNED.search(line))
        if signs:
            signed_at = number
        dated = number - signed_at <= 2 and bool(_HAND_DATE.search(line))
        point = _POINT.match(line)
        lines.append(Line(number, line, reading or signs or dated, annex, point[1] if point else ""))
    return tuple(lines)


def plain(text: str) -> str:
    """One line with plain spaces and hyphens, as the checks' patterns expect it."""
    return _SPACES.sub(" ", text.replace("\u2011", "-").replace("\u00ad", "")).strip()


def around(text: str, start: int, end: int, room: int = 40) -> str:
    """The words around a place, whole ones, cut at both sides: «…назначить ____ куратором…»."""
    left, right = max(0, start - room), min(len(text), end + room)
    while 0 < left < start and text[left - 1] != " ":
        left += 1
    while end < right < len(text) and text[right] != " ":
        right -= 1
    return f"{'…' if left else ''}{text[left:right].strip()}{'…' if right < len(text) else ''}"
