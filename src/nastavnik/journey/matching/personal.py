"""Runs of the matching: by key, without names; proposals that named a person go with the person's data."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions

from .models import Leftover, Proposal

COMMON = {"ground": "consent", "term": "participation", "seen_by": "matching.run", "erase": Erase.DELETE}
mentions("matching.MatchRun", fields=("instance", "totals", "certificate"))
keeps(
    "matching.Proposal",
    what=_("Pairs proposed by the matching"),
    rows=lambda person: Proposal.objects.filter(Q(mentee=person) | Q(mentor=person)).order_by("pk"),
    fields=("why",),
    shows=("score",),
    **COMMON,
)
keeps(
    "matching.Leftover",
    what=_("Runs of the matching that found nobody"),
    rows=lambda person: Leftover.objects.filter(mentee=person).order_by("pk"),
    fields=("why",),
    shows=(),
    **COMMON,
)
