"""The lines of the dashboard: schools and municipalities, formatted in one go."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.rows import Row, body
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, state_badge

from .columns import COLUMNS

NUMBERS = ("mentors", "mentees", "pairs", "I1")
LABELS = (
    _("Municipality"),
    *(f"{number}" for number in range(1, 8)),
    *(COLUMNS[code].label for code in NUMBERS),
    _("Overdue"),
)
HEADINGS = (_("School"), *LABELS)
AREA_LABELS = (
    _("Schools"), _("Without an open year"), _("Schools that are late"),
    _("Mentors"), _("Mentees"), _("Pairs"), _("Coverage, %"),
)  # fmt: skip


def rows_of(schools) -> SafeString:
    """A row for each school: its stages as signs, its numbers as far as they may be shown."""
    badges = {code: state_badge(code) for code in ("done", "doing", "late", "none", "attention")}
    found = []
    for school in schools:
        card = school.card
        states = [badges[state] for state in card.states] if card and card.states else [""] * 7
        late = f"{card.late}, {date_ru(card.late_since)}" if card and card.late else ""
        numbers = (COLUMNS[code].value(school) for code in NUMBERS)
        found.append(Row(school.pk, school.name, school.name, (school.municipality, *states, *numbers, late)))
    return body(found, LABELS)


def areas(sums) -> SafeString:
    return body(
        [
            Row(number, one.name, one.name, (
                one.schools, one.without, one.late, one.cells.get("mentors"), one.cells.get("mentees"),
                one.cells.get("pairs"), one.coverage,
            ))
            for number, one in enumerate(sums)
        ],
        AREA_LABELS,
    )  # fmt: skip
