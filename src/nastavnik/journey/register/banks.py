"""The two banks side by side: what differs between the register of mentees and that of mentors."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nastavnik.foundation.people.models import Category, SchoolLevel
from nastavnik.foundation.people.words import service_words

from . import access, forms
from .catalogue import point_words
from .models import MenteeEntry, MentorEntry
from .rules import MenteeCategory
from .wishes import Form, Kind, Mode
from .words import LEVEL_OF_COMPETENCE, LEVEL_OF_DEFICIT, reason_words

SOURCES = {"rule": _("by the rules"), "curator": _("by hand")}


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
    if name in ("deficits", "competences") and value:
        return ", ".join(point_words(row["code"]) for row in value)
    if name in ("reasons", "broken") and value:
        return "; ".join(reason_words(row) for row in value)
    choices = {"categories": MenteeCategory, "forms": Form, "kinds": Kind, "modes": Mode}.get(name)
    return labels(choices.choices, value) if choices and value else None


def _common(today) -> list[tuple[Any, Any]]:
    return [
        (_("Full name"), lambda e: e.person.full_name),
        (_("Post"), lambda e: e.person.post),
        (_("Subject"), lambda e: ", ".join(e.person.subjects)),
        (_("Level of school"), lambda e: labels(SchoolLevel.choices, e.person.levels)),
        (_("Total service"), lambda e: _service(e, "total", today)),
        (_("Teaching service"), lambda e: _service(e, "teaching", today)),
        (_("Service here"), lambda e: _service(e, "here", today)),
        (_("Education"), lambda e: e.person.education),
        (
            pgettext_lazy("qualification", "Category"),
            lambda e: e.person.get_category_display() if e.person.category else "",
        ),
    ]


def _service(entry, which, today) -> str:
    months = entry.person.service_on(which, today)
    return "" if months is None else service_words(months)


def _wishes() -> list[tuple[Any, Any]]:
    return [
        (_("Forms"), lambda e: labels(Form.choices, e.forms)),
        (_("Kinds"), lambda e: labels(Kind.choices, e.kinds)),
        (_("Modes"), lambda e: labels(Mode.choices, e.modes)),
    ]


def _end(lacks) -> list[tuple[Any, Any]]:
    return [
        (_("Joined"), lambda e: e.joined_on),
        (_("Source"), lambda e: source_words(e.source)),
        (_("Status"), lambda e: e.get_state_display()),
        (_("Decided on"), lambda e: e.decided_on),
        (_("Reason of the decision"), lambda e: e.decision_reason),
        (_("Consents lacking"), lambda e: lacks.get(e.person_id, "")),
    ]


def columns(bank: Bank, today, lacks) -> list[tuple[Any, Any]]:
    """The columns of the register as (heading, function of an entry), for the file to take away."""
    if bank.is_mentors:
        own = [
            (_("Why"), lambda e: "; ".join(reason_words(row) for row in e.reasons)),
            (_("Criteria not met"), lambda e: "; ".join(reason_words(row) for row in e.broken)),
            (_("Competences"), lambda e: "; ".join(points_words(e.competences, LEVEL_OF_COMPETENCE))),
            (_("Achievements"), lambda e: e.achievements),
            (_("Years as a mentor"), lambda e: e.experience_years),
            (_("Pairs so far"), lambda e: e.experience_pairs),
            (_("Hours a month"), lambda e: e.hours_month),
            (_("Mentees at most"), lambda e: e.max_mentees),
        ]
    else:
        own = [
            (_("Category of the mentee"), lambda e: labels(MenteeCategory.choices, e.categories)),
            (_("Why"), lambda e: "; ".join(reason_words(row) for row in e.reasons)),
            (_("Main request"), lambda e: e.request),
            (_("Deficits"), lambda e: "; ".join(points_words(e.deficits, LEVEL_OF_DEFICIT))),
        ]
    return _common(today) + own + _wishes() + _end(lacks)
