"""Pairs and groups as lists show them: only what a row needs is read."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.rows import Row, body, each, lines, link
from nastavnik.foundation.core.templatetags.nastavnik import date_ru, score_bar, state_badge
from nastavnik.foundation.people.models import NAME, full_name

from .models import Member
from .states import SHAPES, Kind, State

COLUMNS = ("pk", "kind", "starts_on", "ends_on", "state", "score", *(f"mentor__{part}" for part in NAME))
LABELS = (_("Mentees"), _("Kind"), _("Begins"), _("Ends"), _("State"), _("Score"))


def table_of(values: list[tuple], organisation) -> SafeString:
    """The rows of COLUMNS with the names of their mentees, one query for all, for the list's `<tbody>`."""
    mentees = mentees_of([row[0] for row in values])
    address = each("mentorships:page", organisation.slug)
    kinds = {one.value: one.label for one in Kind}
    badges = {one.value: state_badge(SHAPES[one.value], one.label) for one in State}
    found = []
    for pk, kind, starts_on, ends_on, state, score, *name in values:
        mentor = full_name(*name)
        cells = (
            lines(mentees.get(pk, ())),
            kinds[kind],
            date_ru(starts_on),
            date_ru(ends_on),
            badges[state],
            None if score is None else score_bar(score, 1000),
        )
        found.append(Row(pk, mentor, link(address(pk), mentor), cells))
    return body(found, LABELS, narrow=(2, 3))


def mentees_of(keys: Iterable[int]) -> dict[int, list[str]]:
    """Key of the pair or group → full names of its mentees, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    members = Member.objects.filter(mentorship__in=keys).order_by("pk")
    for pk, *name in members.values_list("mentorship_id", *(f"mentee__{part}" for part in NAME)):
        found[pk].append(full_name(*name))
    return found
