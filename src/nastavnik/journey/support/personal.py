"""What the support of those without a pair keeps of people; all of it goes with the person's data."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions

from .models import Candidate, Case, Note

COMMON = {"ground": "consent", "term": "participation", "erase": Erase.DELETE}
keeps(
    "support.Case",
    what=_("Time without a pair, with the support plan"),
    rows=lambda person: Case.objects.filter(person=person).order_by("pk"),
    fields=("explained",),
    shows=("state", "why", "since", "reviewed_on", "closed_on", "ending"),
    seen_by="support.view",
    **COMMON,
)
keeps(
    "support.Candidate",
    what=_("Mentors found by the search"),
    rows=lambda person: Candidate.objects.filter(Q(case__person=person) | Q(mentor=person)).order_by("pk"),
    fields=("reasons",),
    shows=("score", "found_at"),
    seen_by="support.view",
    **COMMON,
)
keeps(
    "support.Note",
    what=_("Private notes of the psychologist or methodist"),
    rows=lambda person: Note.objects.filter(case__person=person).order_by("pk"),
    fields=("body",),
    shows=("at",),
    seen_by="support.notes",
    **COMMON,
)
mentions("support.PlanStep", fields=("name", "what", "result"))
