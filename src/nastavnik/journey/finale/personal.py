"""What the final event keeps of people: the jury, its scores and conflicts, rewards; works speak of a pair."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, nothing
from nastavnik.journey.mentorships.models import Mentorship

from .models import Application, Award, Event, Juror, Recusal, Score

COMMON = {"ground": "consent", "term": "participation", "seen_by": "finale.view"}
keeps(
    "finale.Event",
    what=_("Final events for which the person answers"),
    rows=lambda person: Event.objects.filter(responsible=person).order_by("pk"),
    fields=("place", "manner"),
    shows=("on", "place"),
    erase=Erase.WORDS,
    **COMMON,
)
keeps(
    "finale.Juror",
    what=_("Part in the jury of the final event"),
    rows=lambda person: Juror.objects.filter(person=person).order_by("pk"),
    fields=("name", "post"),
    shows=("event", "is_chair"),
    erase=Erase.WORDS,
    **COMMON,
)
keeps(
    "finale.Application",
    what=_("Works put in for the final event"),
    rows=lambda person: Application.objects.filter(
        mentorship__in=Mentorship.objects.of_person([person.pk]).values("pk")
    ).order_by("pk"),
    fields=("title", "summary", "achieved", "link"),
    shows=("title", "summary", "achieved", "created_at"),
    erase=Erase.WORDS,
    **COMMON,
)
keeps(
    "finale.Score",
    what=_("Scores given as a member of the jury"),
    rows=lambda person: Score.objects.filter(juror__person=person).order_by("pk"),
    fields=("remark",),
    shows=("application", "total", "remark", "at"),
    erase=Erase.WORDS,
    **COMMON,
)
keeps(
    "finale.Recusal",
    what=_("Works not judged because of a conflict of interest"),
    rows=lambda person: Recusal.objects.filter(juror__person=person).order_by("pk"),
    fields=("words",),
    shows=("application", "words", "at"),
    erase=Erase.WORDS,
    **COMMON,
)
keeps(
    "finale.Award",
    what=_("Rewards of the final event"),
    rows=lambda person: Award.objects.filter(person=person).order_by("pk"),
    shows=("kind", "degree", "at"),
    erase=Erase.DELETE,
    **COMMON,
)
mentions("finale.ProgrammeLine", fields=("words", "speaker"))
mentions("finale.Ruling", fields=("words",))
nothing("finale.Nomination")
