"""Programmes as the list shows them."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.rows import Row, body, each, link
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, score_bar, state_badge
from nastavnik.foundation.people.models import NAME, full_name
from nastavnik.journey.mentorships.tables import mentees_of

from .states import SHAPES, State

COLUMNS = (
    "pk", "mentorship_id", "starts_on", "ends_on", "lines", "lines_done", "state",
    *(f"mentorship__mentor__{part}" for part in NAME),
)  # fmt: skip
LABELS = (_("Mentees"), _("Term"), _("Done"), _("State"))


def table_of(values: list[tuple], organisation) -> SafeString:
    """The rows of COLUMNS with the names of the mentees, one query for all, for the list's `<tbody>`."""
    mentees = mentees_of([row[1] for row in values])
    address = each("programmes:programme", organisation.slug)
    badges = {one.value: state_badge(SHAPES[one.value], one.label) for one in State}
    rows = []
    for pk, pair, starts_on, ends_on, lines, done, state, *name in values:
        mentor = full_name(*name)
        cells = (
            ", ".join(mentees.get(pair, ())),
            f"{date_ru(starts_on)} – {date_ru(ends_on)}",
            score_bar(done, lines),
            badges[state],
        )
        rows.append(Row(pk, mentor, link(address(pk), mentor), cells))
    return body(rows, LABELS, narrow=(1,))
