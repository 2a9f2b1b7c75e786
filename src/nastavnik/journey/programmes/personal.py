"""A programme belongs to a pair; its words may name both."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import keeps, mentions

from .models import Programme

keeps(
    "programmes.Programme",
    what=_("Programmes"),
    rows=lambda person: Programme.objects.of_person([person.pk]).order_by("pk"),
    fields=("problem", "goal", "tasks", "mentor_work", "mentee_work", "results", "schedule"),
    shows=("version", "state", "problem", "goal", "results", "starts_on", "ends_on"),
    ground="consent",
    term="programme",
    seen_by="mentorship.view",
)
mentions(
    "programmes.PlanItem",
    fields=("direction", "activity", "responsible", "planned_result", "evidence"),
)
