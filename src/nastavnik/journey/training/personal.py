"""What training keeps of people: who was asked and was there, exemptions, courses; the library speaks of nobody."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions
from nastavnik.foundation.core.search import tokens
from nastavnik.foundation.core.text import fold

from .models import Course, Exemption, Participant

COMMON = {"ground": "consent", "term": "participation", "seen_by": "training.view", "erase": Erase.DELETE}
keeps(
    "training.Participant",
    what=_("Sessions to which the person was asked"),
    rows=lambda person: Participant.objects.filter(person=person).order_by("pk"),
    shows=("told_at", "attended_at", "way"),
    **COMMON,
)
keeps(
    "training.Exemption",
    what=_("Exemptions from the kick-off session"),
    rows=lambda person: Exemption.objects.filter(person=person).order_by("pk"),
    fields=("reason",),
    shows=("reason", "at"),
    **COMMON,
)
keeps(
    "training.Course",
    what=_("Courses taken elsewhere"),
    rows=lambda person: Course.objects.filter(person=person).order_by("pk"),
    fields=("title", "provider", "number"),
    shows=("title", "provider", "hours", "number", "issued_on"),
    **COMMON,
)
mentions("training.Session", fields=("topic", "leaders", "programme", "place"))


def find_anew(material) -> None:
    """The words by which a material is found, after a name was taken out of it."""
    last = material.versions.order_by("-number").first()
    material.folded_title = fold(material.title)[:300]
    material.search_words = tokens((material.title, material.summary, last.body if last else ""))


mentions(
    "training.Material",
    fields=("title", "summary"),
    folded=("folded_title", "search_words"),
    refold=find_anew,
)
mentions("training.MaterialVersion", fields=("body",))
