"""What pairs tell the roadmap: stage 5."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.register.evidence import held
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check, once

from .models import Member
from .states import AT_WORK, ENDED, WORKED, State

IN_ORDER = {State.ORDERED, State.ACTIVE, State.PAUSED, State.COMPLETED}

BEFORE_WORK = (
    (State.PROPOSED, ngettext_lazy("%(n)s pair is not offered yet", "%(n)s pairs are not offered yet", "n")),
    (State.OFFERED, ngettext_lazy("%(n)s pair awaits answers", "%(n)s pairs await answers", "n")),
    (State.CONFIRMED, ngettext_lazy("%(n)s pair awaits an order", "%(n)s pairs await an order", "n")),
)


def of_year(cycle, prefix: str = "") -> Q:
    """The pairs made in this year, and those of earlier years whose work reaches into it."""
    first = cycle.starts_on
    began_before = {
        "organisation": cycle.organisation_id,
        "cycle__starts_on__lt": first,
        "ends_on__gte": first,
        "state__in": sorted(AT_WORK | WORKED),
    }
    earlier = Q(**{f"{prefix}{name}": value for name, value in began_before.items()})
    goes_on = Q(**{f"{prefix}ended_on": None}) | Q(**{f"{prefix}ended_on__gte": first})
    return Q(**{f"{prefix}cycle": cycle}) | (earlier & goes_on)


def places(cycle) -> list[tuple]:
    """(pair, its state, mentee, whether the place is open) of the year's pairs, read once for all checks."""
    rows = Member.objects.filter(of_year(cycle, "mentorship__")).order_by("pk")
    fields = ("mentorship_id", "mentorship__state", "mentee_id", "is_open")
    return once(("places", cycle.pk), lambda: list(rows.values_list(*fields)))


def states_of_pairs(cycle) -> dict[int, str]:
    """The state of every pair and group of the year."""
    return {pair: state for pair, state, _mentee, _is_open in places(cycle)}


def open_pairs(cycle) -> dict[int, str]:
    """Those that have not ended."""
    return {pair: state for pair, state in states_of_pairs(cycle).items() if state not in ENDED}


@check("mentorships.pairs")
def pairs(cycle, today) -> Evidence:
    """Every mentee in the bank is in a pair or group that is in an order."""
    wanted = {entry.person_id for entry in held(MenteeEntry, cycle) if entry.state == EntryState.INCLUDED}
    rows = places(cycle)
    states = {mentee for _pair, _state, mentee, is_open in rows if is_open}
    served = {mentee for _pair, state, mentee, _is_open in rows if state in IN_ORDER}
    missing = []
    alone = wanted - states - served
    if alone:
        words = ngettext_lazy("%(n)s mentee has no pair", "%(n)s mentees have no pair", "n") % {
            "n": len(alone)
        }
        missing.append(Missing(words, len(alone), "matching:desk"))
    under_way = list(open_pairs(cycle).values())
    for state, words in BEFORE_WORK:
        count = under_way.count(state)
        if count:
            missing.append(Missing(words % {"n": count}, count, "mentorships:list", query=f"state={state}"))
    need = len(wanted | states)
    have = len(served)
    return Evidence(bool(need) and not missing, have, need, _("mentees in a pair by order"), tuple(missing))
