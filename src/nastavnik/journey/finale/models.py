"""The final event of the year: nominations, applications of pairs, the jury with its scores, rewards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .states import COUNTED, SHAPES, Reward, State


class Event(models.Model):
    """The final event of one school year. `least_scores`: how many members must judge each application."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.OneToOneField("roadmap.Cycle", models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PLANNED)
    on = models.DateField(_("day"))
    time = models.TimeField(_("begins at"))
    place = models.CharField(_("place"), max_length=300)
    manner = models.CharField(_("in what form"), max_length=200, blank=True)
    responsible = models.ForeignKey(
        "people.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    until = models.DateField(_("applications until"))
    least_scores = models.PositiveSmallIntegerField(_("scores for each application at least"), default=3)
    session = models.ForeignKey("training.Session", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = scoped()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(least_scores__gte=1), name="event_needs_a_score"),
            models.CheckConstraint(condition=Q(until__lte=models.F("on")), name="event_after_applications"),
        ]

    def __str__(self):
        return f"{self.cycle_id}: {self.on}"

    @property
    def shape(self) -> str:
        return SHAPES[self.state]

    @property
    def is_counted(self) -> bool:
        return self.state in COUNTED


class ProgrammeLine(models.Model):
    """One point of the programme: when, what, who speaks."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    time = models.TimeField(_("time"), null=True, blank=True)
    words = models.CharField(_("what"), max_length=300)
    speaker = models.CharField(_("who"), max_length=200, blank=True)

    objects = scoped(organisation="event__organisation")

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self):
        return self.words


class Nomination(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="nominations")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("nomination"), max_length=200)

    objects = scoped(organisation="event__organisation")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "title"], name="nomination_once")]

    def __str__(self):
        return self.title


class ApplicationQuerySet(models.QuerySet):
    def standing(self):
        """Not taken back."""
        return self.filter(withdrawn_at=None)

    def with_people(self):
        return self.select_related("nomination", "event", "mentorship__mentor", "practice").prefetch_related(
            "mentorship__members__mentee", "practice__authors"
        )

    def in_order(self):
        return self.order_by("nomination__place", "title", "pk")


class Application(models.Model):
    """A pair's work for the jury. Among equal means the chair's ruling decides: `favoured` stands first."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="applications")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="applications")
    mentorship = models.ForeignKey("mentorships.Mentorship", models.PROTECT, related_name="+")
    practice = models.ForeignKey("library.Practice", models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(_("name of the practice"), max_length=300)
    summary = models.TextField(_("what the practice is"))
    achieved = models.TextField(_("what came of it"))
    link = models.URLField(_("link to materials"), max_length=500, blank=True)
    favoured = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = scoped(ApplicationQuerySet, organisation="event__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "mentorship"], name="application_once_a_pair")
        ]

    def __str__(self):
        return self.title

    @property
    def people(self) -> list:
        """The mentor and the mentees whose work it is."""
        return [self.mentorship.mentor, *self.mentorship.mentees]


class Ruling(models.Model):
    """What the chair of the jury decided where the best of a nomination stand equal, in words."""

    nomination = models.OneToOneField(Nomination, models.CASCADE, related_name="ruling")
    words = models.CharField(_("why"), max_length=500)
    equals = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = scoped(organisation="nomination__event__organisation")

    def __str__(self):
        return f"{self.nomination_id}: {self.words}"


class JurorQuerySet(models.QuerySet):
    def in_order(self):
        """The chair first, then in the order in which they were named."""
        return self.order_by("-is_chair", "pk")


class Juror(models.Model):
    """A member of the jury: one of the staff, or from outside (`name`, `post`). Of their link a hash is kept."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="jurors")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("full name"), max_length=200, blank=True)
    post = models.CharField(_("post and place of work"), max_length=300, blank=True)
    is_chair = models.BooleanField(_("chair"), default=False)
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 – no link yet

    objects = scoped(JurorQuerySet, organisation="event__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="juror_once"),
            models.UniqueConstraint(fields=["event"], condition=Q(is_chair=True), name="jury_has_one_chair"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | Q(person=None) & ~Q(name=""),
                name="juror_is_somebody",
            ),
        ]

    def __str__(self):
        return self.name or str(self.person_id)

    @property
    def full_name(self) -> str:
        return self.person.full_name if self.person_id else self.name

    @property
    def post_words(self) -> str:
        return self.person.post if self.person_id else self.post


class Recusal(models.Model):
    """A member of the jury does not judge this work, and says why: a relative, a pupil, a work of their own."""

    juror = models.ForeignKey(Juror, models.CASCADE, related_name="recusals")
    application = models.ForeignKey(Application, models.CASCADE, related_name="recusals")
    words = models.CharField(_("why"), max_length=300)
    at = models.DateTimeField()

    objects = scoped(organisation="juror__event__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["juror", "application"], name="recusal_once")]

    def __str__(self):
        return f"{self.juror_id}: {self.application_id}"


class Score(models.Model):
    """The points of one member of the jury for one work: code of the criterion → points."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="scores")
    application = models.ForeignKey(Application, models.CASCADE, related_name="scores")
    points = models.JSONField(default=dict)
    total = models.PositiveSmallIntegerField()
    remark = models.TextField(_("remark"), blank=True)
    at = models.DateTimeField()

    objects = scoped(organisation="juror__event__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["juror", "application"], name="score_once")]

    def __str__(self):
        return f"{self.juror_id}: {self.application_id}"


class Award(models.Model):
    """What one person got: the key of its signed paper, and the application that earned it, if one did."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="awards")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = models.CharField(_("reward"), max_length=20, choices=Reward)
    application = models.ForeignKey(Application, models.PROTECT, null=True, blank=True, related_name="+")
    degree = models.CharField(_("degree"), max_length=30, blank=True)
    document_id = models.BigIntegerField(_("paper"), null=True, blank=True)
    at = models.DateTimeField()

    objects = scoped(organisation="event__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person", "kind", "application"],
                condition=Q(application__isnull=False),
                name="award_once_for_a_work",
            ),
            models.UniqueConstraint(
                fields=["event", "person", "kind"],
                condition=Q(application=None),
                name="award_once_for_all",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.kind}"
