"""The columns an authority may ask for: what each is called and how it is read from a school's card."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nastavnik.journey.mentorships.states import Form, Kind
from nastavnik.journey.roadmap.states import State


@dataclass(frozen=True, slots=True)
class School:
    """A school with its card, as the columns read it; `card` is None where none has been made yet."""

    pk: int
    name: str
    kind: str
    municipality: str
    site: str
    card: Any


@dataclass(frozen=True, slots=True)
class ReportColumn:
    code: str
    label: Any
    value: Callable[[School], Any]
    usual: bool = True


FEW = gettext_lazy("few")  # instead of a number that may not be shown


def _cell(code):
    def value(school):
        cells = school.card.cells if school.card else {}
        if code not in cells:
            return None
        return str(FEW) if cells[code] is None else cells[code]

    return value


def _share(above, below):
    """A percentage with one digit; only where both numbers may be shown."""

    def value(school):
        cells = school.card.cells if school.card else {}
        up, down = cells.get(above), cells.get(below)
        if above in cells and (up is None or down is None):
            return str(FEW)
        return round(100 * up / down, 1) if down else None

    return value


def _paper(kind):
    def value(school):
        number, date = (school.card.papers if school.card else {}).get(kind, ("", ""))
        return _("No. %(number)s of %(date)s") % {"number": number, "date": date} if date else None

    return value


def _stage(number):
    def value(school):
        states = school.card.states if school.card else ()
        return str(State(states[number - 1]).label) if len(states) >= number else None

    return value


def _satisfied():
    for side, words in (
        ("mentees", gettext_lazy("Satisfied mentees, %")),
        ("mentors", gettext_lazy("Satisfied mentors, %")),
    ):
        yield ReportColumn(f"I4.{side}", words, _share(f"satisfied_{side}", f"answered_{side}"))


def _stages():
    for n in range(1, 8):
        words = format_lazy("{} {}", gettext_lazy("Stage"), n)
        yield ReportColumn(f"stage.{n}", words, _stage(n), usual=False)


COLUMNS: dict[str, ReportColumn] = {
    one.code: one
    for one in (
        ReportColumn("municipality", gettext_lazy("Municipality"), lambda school: school.municipality),
        ReportColumn("school", gettext_lazy("School"), lambda school: school.name),
        ReportColumn("kind_of_school", gettext_lazy("Kind of organisation"), lambda school: school.kind, usual=False),
        ReportColumn("year", gettext_lazy("School year"), lambda school: school.card.year if school.card else None),
        ReportColumn("order.regulation", gettext_lazy("Order on the regulation and roadmap"),
                     _paper("order.regulation")),
        ReportColumn("order.curator", gettext_lazy("Order on the curator"), _paper("order.curator")),
        ReportColumn("order.pairs", gettext_lazy("Order on pairs"), _paper("order.pairs")),
        ReportColumn("order.event", gettext_lazy("Order on the final event"), _paper("order.event"), usual=False),
        ReportColumn("teachers", gettext_lazy("Teachers"), _cell("teachers")),
        ReportColumn("young", gettext_lazy("Young teachers"), _cell("young")),
        ReportColumn("mentors", gettext_lazy("Mentors"), _cell("mentors")),
        ReportColumn("mentees", gettext_lazy("Mentees"), _cell("mentees")),
        ReportColumn("pairs", gettext_lazy("Pairs"), _cell("pairs")),
        ReportColumn("groups", gettext_lazy("Groups"), _cell("groups")),
        ReportColumn("active_pairs", gettext_lazy("Of them at work"), _cell("active_pairs")),
        ReportColumn("ended", gettext_lazy("Pairs ended"), _cell("ended"), usual=False),
        *(ReportColumn(f"form.{one.value}", one.label, _cell(f"form.{one.value}"), usual=False) for one in Form),
        *(ReportColumn(f"kind.{one.value}", one.label, _cell(f"kind.{one.value}"), usual=False) for one in Kind),
        ReportColumn("programme.approved", gettext_lazy("Programmes approved"), _cell("programme.approved")),
        ReportColumn("programme.running", gettext_lazy("Programmes running"), _cell("programme.running")),
        ReportColumn("programme.done", gettext_lazy("Programmes completed"), _cell("programme.done")),
        ReportColumn("trained", gettext_lazy("Mentors trained"), _cell("trained")),
        ReportColumn("I1", gettext_lazy("Coverage, %"), _share("covered", "teachers")),
        ReportColumn("I2", gettext_lazy("Young teachers with a mentor, %"), _share("young_mentored", "young")),
        *_satisfied(),
        ReportColumn("I5", gettext_lazy("Plans carried out, %"), _share("plan_done", "plan_due")),
        ReportColumn("I7", gettext_lazy("Completed with the plan fulfilled, %"), _share("fulfilled", "ended")),
        ReportColumn("I9", gettext_lazy("Trained mentors, %"), _share("trained", "mentors"), usual=False),
        ReportColumn("I10", gettext_lazy("Consents, %"), _share("consenting", "consenting_of"), usual=False),
        ReportColumn("practices", gettext_lazy("Practices published"), _cell("practices")),
        ReportColumn("published", gettext_lazy("Publications"), _cell("published")),
        ReportColumn("site", gettext_lazy("Site"), lambda school: school.site),
        *_stages(),
        ReportColumn("late", gettext_lazy("Overdue points"), lambda school: school.card.late if school.card else None),
    )
}  # fmt: skip
USUAL = [code for code, one in COLUMNS.items() if one.usual]


def chosen(codes) -> list[ReportColumn]:
    """The columns with these codes in the order asked for; the name of the school is always there."""
    known = [COLUMNS[code] for code in dict.fromkeys(codes) if code in COLUMNS]
    return known if COLUMNS["school"] in known else [COLUMNS["school"], *known]
