"""What programmes tell the roadmap: stage 5."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.mentorships.evidence import open_pairs
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Programme
from .states import STANDING


@check("programmes.approved")
def approved(cycle, today) -> Evidence:
    """Every open pair of the cycle has an approved programme."""
    pairs = set(open_pairs(cycle))
    states = dict(
        Programme.objects.standing().filter(mentorship__in=pairs).values_list("mentorship_id", "state")
    )
    have = sum(state in STANDING for state in states.values())
    missing = []
    if none := len(pairs - set(states)):
        words = ngettext_lazy("%(n)s pair has no programme", "%(n)s pairs have no programme", "n") % {
            "n": none
        }
        missing.append(Missing(words, none, "programmes:list"))
    if waiting := len(states) - have:
        words = ngettext_lazy("%(n)s programme is not approved", "%(n)s programmes are not approved", "n") % {
            "n": waiting
        }
        missing.append(Missing(words, waiting, "programmes:list"))
    return Evidence(
        bool(pairs) and have == len(pairs), have, len(pairs), _("approved programmes"), tuple(missing)
    )
