"""The heart: a pair or a group, from the proposal to the end. Nothing is ever deleted; ends are states."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.text import fold

from .states import AT_WORK, ENDED, SHAPES, Cause, EndReason, Form, Kind, LegalBasis, Mode, Reply, State


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
    least = models.PositiveSmallIntegerField(_("mentees at least"), null=True, blank=True)
    most = models.PositiveSmallIntegerField(_("mentees at most"), null=True, blank=True)
    notice_on = models.DateField(_("notice of early end given on"), null=True, blank=True)
    last_on = models.DateField(_("last day by the notice"), null=True, blank=True)
    hours_month = models.PositiveSmallIntegerField(_("planned hours a month"), null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(least=None) | Q(most=None) | Q(most__gte=F("least")), name="group_most_not_less"
            ),
            models.CheckConstraint(
                condition=Q(last_on=None) | Q(notice_on__lte=F("last_on")),
                name="mentorship_notice_comes_first",
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
    """A mentee's place in a pair or group, for the days it takes (none, if the pair never came to work).

    Mentor, days and `is_open` repeat the pair's own, filled by the database itself, so that the database can
    promise: nobody is their own mentor, a mentee's days do not overlap in one role, and of a mentor's `seats`
    each is held by one mentee at a time. Members of a group share the group's own seats (`in_group`).
    """

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="members")
    mentor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    mentee = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships_as_mentee")
    role = models.CharField(max_length=20, default="main")
    is_open = models.BooleanField(default=True)
    starts_on = models.DateField(null=True, editable=False)
    ends_on = models.DateField(null=True, editable=False)
    seat = models.PositiveSmallIntegerField(null=True, editable=False)
    seats = models.PositiveSmallIntegerField(null=True, editable=False)
    in_group = models.BooleanField(default=False, editable=False)

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(mentor=F("mentee")), name="member_is_not_the_mentor"),
            models.UniqueConstraint(fields=["mentorship", "mentee"], name="member_once"),
            models.UniqueConstraint(
                fields=["mentorship", "seat"], condition=Q(in_group=True), name="group_seat_once"
            ),
            models.CheckConstraint(
                condition=Q(seat=None) | (Q(seat__gte=1) & Q(seat__lte=F("seats"))),
                name="member_within_capacity",
            ),
        ]
        indexes = [
            models.Index(fields=["mentee", "role", "starts_on"], name="member_days_of_mentee"),
            models.Index(fields=["mentor", "is_open"], name="member_seats_of_mentor"),
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


class PersonalLink(models.Model):
    """An address for one person to answer without an account: only the hash of its secret is kept.

    `subject` is the key of what is asked about, by `purpose` (an offer, a shortlist, a question).
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20)
    subject = models.BigIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = scoped()

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject"], name="link_by_subject")]

    def __str__(self):
        return f"{self.purpose} {self.subject}"


class SpentTime(models.Model):
    """Minutes that a mentor has spent on a pair on one day, as the ground for pay."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="spent")
    on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    words = models.CharField(_("what was done"), max_length=300)
    at = models.DateTimeField()

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1) & Q(minutes__lte=720), name="spent_within_a_day"
            )
        ]

    def __str__(self):
        return f"{self.mentorship_id}: {self.minutes}"


class Duty(models.Model):
    """What the curator has to settle with a pair because something happened outside it; nothing ends by itself."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="duties")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    code = models.CharField(_("reason"), max_length=20, choices=Cause)
    due_on = models.DateField(_("due"))
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_words = models.TextField(_("in words"), blank=True)

    objects = scoped(organisation="mentorship__organisation")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "person", "code"], condition=Q(settled_at=None), name="duty_once"
            )
        ]

    def __str__(self):
        return f"{self.mentorship_id}: {self.code}"
