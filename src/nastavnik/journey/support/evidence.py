"""What the support tells the roadmap: stage 5."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.mentorships.evidence import IN_ORDER, places
from nastavnik.journey.register.evidence import held
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Case


@check("support.unpaired")
def unpaired(cycle, today) -> Evidence:
    """Everybody without a pair has an open support plan whose review is not overdue."""
    wanted = {entry.person_id for entry in held(MenteeEntry, cycle) if entry.state == EntryState.INCLUDED}
    served = {mentee for _pair, state, mentee, is_open in places(cycle) if is_open or state in IN_ORDER}
    alone = wanted - served
    planned, late = set(), set()
    if alone:
        rows = Case.objects.filter(person__in=alone, steps__isnull=False).open().order_by("pk")
        for person, review_on in rows.values_list("person_id", "review_on"):
            planned.add(person)
            if review_on < today:
                late.add(person)
    missing = []
    if bare := len(alone - planned):
        words = ngettext_lazy(
            "%(n)s mentee without a pair has no support plan",
            "%(n)s mentees without a pair have no support plan",
            "n",
        ) % {"n": bare}
        missing.append(Missing(words, bare, "support:list"))
    if late:
        words = ngettext_lazy(
            "%(n)s mentee without a pair awaits a review", "%(n)s mentees without a pair await a review", "n"
        ) % {"n": len(late)}
        missing.append(Missing(words, len(late), "support:list", query="late=1"))
    have = len(wanted) - len(alone) + len(planned - late)
    return Evidence(
        bool(wanted) and not missing,
        have,
        len(wanted),
        _("mentees in a pair or with a support plan"),
        tuple(missing),
    )
