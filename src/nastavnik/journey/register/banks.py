"""The two banks side by side: what differs between the register of mentees and that of mentors."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.people.models import Category

from . import access, forms
from .catalogue import point_words
from .models import MenteeEntry, MentorEntry
from .rules import MenteeCategory
from .wishes import Form, Kind, Mode, times_words
from .words import SOURCES, reason_words


@dataclass(frozen=True, slots=True)
class Bank:
    """One of the two registers: its model, its words, its addresses and the door to an entry."""

    model: type
    name: str
    title: Any
    empty: Any
    open: Any
    form: type
    categories: tuple[tuple[str, Any], ...]

    @property
    def is_mentors(self) -> bool:
        return self.model is MentorEntry

    @property
    def one(self) -> str:
        return self.name[:-1]


MENTEES = Bank(
    MenteeEntry,
    "mentees",
    _("Bank of mentees"),
    _(
        "Candidates appear when the staff list is imported: the program proposes who needs a mentor by service and age."
    ),
    access.open_mentee,
    forms.MenteeDetails,
    tuple(MenteeCategory.choices),
)
MENTORS = Bank(
    MentorEntry,
    "mentors",
    _("Bank of mentors"),
    _(
        "Candidates appear when the staff list is imported: the program proposes who meets the criteria of a mentor."
    ),
    access.open_mentor,
    forms.MentorDetails,
    tuple(choice for choice in Category.choices if choice[0]),
)


def labels(choices, codes) -> str:
    known = dict(choices)
    return ", ".join(str(known.get(code, code)) for code in codes)


def points_words(points, levels) -> list[str]:
    """«Планирование урока (заметно)» for each point, the heaviest first."""
    rows = sorted(points, key=lambda row: -int(row.get("level", 2)))
    return [f"{point_words(row['code'])} ({levels.get(row.get('level', 2), '')})" for row in rows]


def source_words(source: str) -> str:
    return str(SOURCES.get(source, source))


def entry_value_words(name: str, value) -> str | None:
    """For the journal: values of an entry that hold codes, as words; None for a plain value."""
    if name in ("wished", "vetoed"):
        return ""  # whom somebody would or would not work with is told by the page of the wishes alone
    if name == "free_times" and value:
        return times_words(value)
    if name in ("deficits", "competences") and value:
        return ", ".join(point_words(row["code"]) for row in value)
    if name in ("reasons", "broken") and value:
        return "; ".join(reason_words(row) for row in value)
    choices = {"categories": MenteeCategory, "forms": Form, "kinds": Kind, "modes": Mode}.get(name)
    return labels(choices.choices, value) if choices and value else None
