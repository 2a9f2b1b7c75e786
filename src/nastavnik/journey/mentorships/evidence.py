"""What pairs tell the roadmap: stage 5."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Member, Mentorship
from .states import State

BEFORE_WORK = (
    (State.PROPOSED, ngettext_lazy("%(n)s pair is not offered yet", "%(n)s pairs are not offered yet", "n")),
    (State.OFFERED, ngettext_lazy("%(n)s pair awaits answers", "%(n)s pairs await answers", "n")),
    (State.CONFIRMED, ngettext_lazy("%(n)s pair awaits an order", "%(n)s pairs await an order", "n")),
)


@check("mentorships.pairs")
def pairs(cycle, today) -> Evidence:
    """Every mentee in the bank is in a pair or group that is in an order."""
    wanted = set(
        MenteeEntry.objects.filter(organisation=cycle.organisation)
        .included()
        .values_list("person_id", flat=True)
    )
    states = dict(
        Member.objects.filter(mentorship__cycle=cycle, is_open=True).values_list(
            "mentee_id", "mentorship__state"
        )
    )
    served = set(
        Member.objects.filter(
            mentorship__cycle=cycle,
            mentorship__state__in=(State.ORDERED, State.ACTIVE, State.PAUSED, State.COMPLETED),
        ).values_list("mentee_id", flat=True)
    )
    missing = []
    alone = wanted - set(states) - served
    if alone:
        words = ngettext_lazy("%(n)s mentee has no pair", "%(n)s mentees have no pair", "n") % {
            "n": len(alone)
        }
        missing.append(Missing(words, len(alone), "matching:desk"))
    held = list(Mentorship.objects.filter(cycle=cycle).open().values_list("state", flat=True))
    for state, words in BEFORE_WORK:
        count = held.count(state)
        if count:
            missing.append(Missing(words % {"n": count}, count, "mentorships:list", query=f"state={state}"))
    need = len(wanted | set(states))
    have = len(served)
    return Evidence(bool(need) and not missing, have, need, _("mentees in a pair by order"), tuple(missing))
