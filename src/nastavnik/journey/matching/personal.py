"""Runs of the matching: by key, without names; proposals that named a person go with the person's data."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, nothing

from .models import Choice, Leftover, Pause, Proposal, Question, Ruling, Shortlist

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
SECRET = COMMON | {"seen_by": "matching.secret"}
nothing("matching.Criteria")
keeps(
    "matching.Ruling",
    what=_("Decisions about who must and must not work together"),
    rows=lambda person: Ruling.objects.filter(Q(mentee=person) | Q(mentor=person)).order_by("pk"),
    fields=("words",),
    shows=("kind", "made_at", "lifted_at"),
    **SECRET,
)
keeps(
    "matching.Shortlist",
    what=_("Shortlists the person was asked about"),
    rows=lambda person: Shortlist.objects.filter(person=person).order_by("pk"),
    shows=("side", "made_at", "answered_at"),
    **COMMON,
)
keeps(
    "matching.Choice",
    what=_("Wishes of others about the person"),
    rows=lambda person: Choice.objects.filter(candidate=person).order_by("pk"),
    shows=(),
    **SECRET,
)
keeps(
    "matching.Question",
    what=_("Questions before deciding, with the answers"),
    rows=lambda person: Question.objects.filter(Q(person=person) | Q(about=person)).order_by("pk"),
    fields=("text", "answer"),
    shows=("asked_at", "answered_at", "text", "answer"),
    **COMMON,
)
keeps(
    "matching.Pause",
    what=_("Pauses in the search for a pair"),
    rows=lambda person: Pause.objects.filter(person=person).order_by("pk"),
    fields=("words",),
    shows=("until", "words", "made_at"),
    **COMMON,
)
