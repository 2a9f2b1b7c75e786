"""The heart: a pair or a group, from the proposal to the end. Nothing is ever deleted; ends are states."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.text import fold

from .states import AT_WORK, ENDED, SHAPES, EndReason, Form, Kind, LegalBasis, Mode, Reply, State


class MentorshipQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(state__in=ENDED)

    def at_work(self):
        return self.filter(state__in=AT_WORK)

    def of_person(self, person_ids):
        """Where one of these people is the mentor or a mentee."""
        return self.filter(
            Q(mentor__in=person_ids)
            | Q(pk__in=Member.objects.filter(mentee__in=person_ids).values("mentorship"))
        )

    def named(self, text):
        """Where the mentor's or a mentee's name contains the words, in any case, ё as е."""
        found = self
        for word in fold(text).split():
            by_mentee = Member.objects.filter(mentee__folded_name__contains=word).values("mentorship")
            found = found.filter(Q(mentor__folded_name__contains=word) | Q(pk__in=by_mentee))
        return found

    def with_people(self):
        return self.select_related("mentor", "cycle").prefetch_related("members__mentee")

    def in_order(self):
        return self.order_by("mentor__folded_name", "pk")


class Mentorship(models.Model):
    """One mentor with one mentee (a pair) or several (a group) for a term."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.PROTECT, related_name="mentorships")
    mentor = models.ForeignKey("people.Person", models.PROTECT, related_name="mentorships_as_mentor")
    form = models.CharField(_("form"), max_length=30, choices=Form, default=Form.TEACHER_TEACHER)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.TRADITIONAL)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.IN_PERSON)
    legal_basis = models.CharField(
        _("legal basis"), max_length=20, choices=LegalBasis, default=LegalBasis.ART_351_8
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PROPOSED)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=20, choices=EndReason, blank=True)
    end_words = models.TextField(_("in words"), blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    reasons = models.JSONField(_("why this pair"), default=list, blank=True)
    order_document_id = models.BigIntegerField(_("order"), null=True, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    created_at = models.DateTimeField()

    objects = scoped(MentorshipQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="mentorship_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(state__in=sorted(ENDED)), name="mentorship_end_date_with_end"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="mentorship_by_state")]

    def __str__(self):
        return f"{self.pk}: {self.state}"

    @property
    def shape(self) -> str:
        return SHAPES[self.state]

    @property
    def is_group(self) -> bool:
        return self.kind == Kind.GROUP

    @property
    def mentees(self):
        return [member.mentee for member in self.members.all()]


class Member(models.Model):
    """A mentee in a pair or group. The mentor's key is repeated so that the database can forbid a self-pair."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="members")
    mentor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    mentee = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships_as_mentee")
    role = models.CharField(max_length=20, default="main")
    is_open = models.BooleanField(default=True)

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(mentor=F("mentee")), name="member_is_not_the_mentor"),
            models.UniqueConstraint(fields=["mentorship", "mentee"], name="member_once"),
            models.UniqueConstraint(
                fields=["mentee", "role"], condition=Q(is_open=True), name="mentee_has_one_open_mentorship"
            ),
        ]

    def __str__(self):
        return f"{self.mentorship_id}: {self.mentee_id}"


class Answer(models.Model):
    """What one of the people says to the offer."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    reply = models.CharField(_("answer"), max_length=10, choices=Reply)
    words = models.TextField(_("in words"), blank=True)
    at = models.DateTimeField()

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "person"], name="answer_once")]

    def __str__(self):
        return f"{self.mentorship_id}: {self.reply}"
