"""A programme belongs to a pair; its words may name both."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, nothing
from nastavnik.journey.mentorships.models import Mentorship

from .feeds.models import Feed
from .meetings.models import Meeting, PrivateNote
from .models import Agreement, PlanItem, Programme

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
keeps(
    "programmes.PlanItem",
    what=_("Lines of the plan"),
    rows=lambda person: PlanItem.objects.filter(
        programme__in=Programme.objects.of_person([person.pk])
    ).order_by("pk"),
    fields=("direction", "activity", "responsible", "planned_result", "evidence"),
    shows=("number", "activity", "due", "done_on", "mark", "evidence"),
    ground="consent",
    term="programme",
    seen_by="mentorship.view",
)
keeps(
    "programmes.Agreement",
    what=_("Agreement with a programme"),
    rows=lambda person: Agreement.objects.filter(person=person).order_by("pk"),
    shows=("at",),
    ground="consent",
    term="programme",
    seen_by="mentorship.view",
)
nothing("programmes.ItemFile")
keeps(
    "programmes.Meeting",
    what=_("Meetings of the pair"),
    rows=lambda person: Meeting.objects.filter(
        mentorship__in=Mentorship.objects.of_person([person.pk])
    ).order_by("on", "pk"),
    fields=("topic", "place", "result", "next_step", "objection"),
    shows=("on", "form", "topic", "minutes", "result", "next_step", "state"),
    ground="consent",
    term="programme",
    seen_by="mentorship.view",
)
# The words are nobody's but the author's, so that they do not stand in what the school prints of the person.
keeps(
    "programmes.PrivateNote",
    what=_("Private notes on the pair"),
    rows=lambda person: PrivateNote.objects.filter(author=person).order_by("pk"),
    fields=("words",),
    shows=("made_at",),
    ground="consent",
    term="programme",
    seen_by="",
    erase=Erase.DELETE,
)
keeps(
    "programmes.Feed",
    what=_("Secret address of the calendar"),
    rows=lambda person: Feed.objects.filter(person=person).order_by("pk"),
    shows=("made_at",),
    ground="consent",
    term="programme",
    seen_by="",
    erase=Erase.DELETE,
)
