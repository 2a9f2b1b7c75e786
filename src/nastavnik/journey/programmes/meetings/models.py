"""Meetings of a pair or group, planned and held, and the notes that only their author reads."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .states import MINUTES_MOST, SHAPES, WAS, Form, State


class MeetingQuerySet(models.QuerySet):
    def held(self):
        """Those that took place, confirmed or not."""
        return self.filter(state__in=WAS)

    def planned(self):
        return self.filter(state=State.PLANNED)

    def with_people(self):
        return self.select_related(
            "mentorship__organisation", "mentorship__cycle", "mentorship__mentor", "author", "item"
        ).prefetch_related("mentorship__members__mentee")

    def newest_first(self):
        return self.order_by("-on", "-pk")

    def soonest_first(self):
        return self.order_by("on", "starts_at", "pk")


class Meeting(models.Model):
    """One meeting. `author` wrote it down (nobody of the pair: the curator did); the other side confirms.

    `revision` grows with every change of the words, so that nobody confirms or overwrites what they have not seen.
    """

    mentorship = models.ForeignKey("mentorships.Mentorship", models.CASCADE, related_name="meetings")
    state = models.CharField(_("state"), max_length=20, choices=State)
    on = models.DateField(_("day"))
    starts_at = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    form = models.CharField(_("form"), max_length=20, choices=Form, default=Form.CONSULTATION)
    topic = models.CharField(_("topic"), max_length=300)
    item = models.ForeignKey(
        "programmes.PlanItem", models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    author = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="meetings_written"
    )
    objection = models.TextField(_("what is not so"), blank=True)
    confirmed_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="meetings_confirmed"
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField()

    objects = scoped(MeetingQuerySet, organisation="mentorship__organisation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[*WAS]) | Q(minutes__gte=1, minutes__lte=MINUTES_MOST),
                name="meeting_held_has_minutes",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CONFIRMED, confirmed_at__isnull=False, confirmed_by__isnull=False)
                | ~Q(state=State.CONFIRMED) & Q(confirmed_at=None, confirmed_by=None),
                name="meeting_confirmed_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["mentorship", "state", "on"], name="meeting_of_pair"),
            models.Index(fields=["state", "on"], name="meeting_by_day"),
        ]

    def __str__(self):
        return f"{self.mentorship_id}: {self.on} {self.state}"

    @property
    def shape(self) -> str:
        """How the state is drawn."""
        return "attention" if self.objection else SHAPES[self.state]


class PrivateNote(models.Model):
    """A note of one person about their pair, for themselves alone: neither the other side nor the school reads it."""

    mentorship = models.ForeignKey("mentorships.Mentorship", models.CASCADE, related_name="+")
    author = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    words = models.TextField(_("words of the note"))
    made_at = models.DateTimeField(_("written"))

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["author", "mentorship"], name="private_note_of_author")]

    def __str__(self):
        return f"{self.mentorship_id}: {self.pk}"
