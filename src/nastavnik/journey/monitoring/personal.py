"""What monitoring keeps of people: why somebody has not answered. Figures and groups of keys hold no words."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, nothing

from .models import Refusal

nothing("monitoring.Snapshot", "monitoring.Release", "monitoring.Wave")
mentions("monitoring.Swot", fields=("strengths", "weaknesses", "opportunities", "threats"))
mentions("monitoring.Card", fields=("answers",))
keeps(
    "monitoring.Refusal",
    what=_("Why a questionnaire was not answered"),
    rows=lambda person: Refusal.objects.filter(person=person).order_by("pk"),
    fields=("reason",),
    shows=("code", "reason", "at"),
    seen_by="survey.view",
    ground="consent",
    term="participation",
    erase=Erase.DELETE,
)
