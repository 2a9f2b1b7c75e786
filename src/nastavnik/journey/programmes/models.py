"""A pair's programme: the explanatory note and the plan of activities."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.journey.mentorships.states import Mode

from .states import SHAPES, Form, Mark, State


class ProgrammeQuerySet(models.QuerySet):
    def standing(self):
        """The version that counts: not replaced by a later one."""
        return self.exclude(state=State.REPLACED)

    def with_people(self):
        return self.select_related(
            "mentorship__organisation", "mentorship__cycle", "mentorship__mentor"
        ).prefetch_related("mentorship__members__mentee")

    def of_person(self, person_ids):
        """Programmes in which one of these people is the mentor or a mentee."""
        return self.filter(
            Q(mentorship__mentor__in=person_ids) | Q(mentorship__members__mentee__in=person_ids)
        ).distinct()

    def in_order(self):
        return self.order_by("mentorship__mentor__folded_name", "mentorship_id", "-version", "pk")


class Programme(models.Model):
    """One version of the programme; an extension or a change by mutual consent makes the next one."""

    mentorship = models.ForeignKey("mentorships.Mentorship", models.CASCADE, related_name="programmes")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    problem = models.TextField(_("problem"))
    goal = models.TextField(_("goal"))
    tasks = models.JSONField(_("tasks"), default=list)
    mentor_work = models.JSONField(_("what the mentor does"), default=list)
    mentee_work = models.JSONField(_("what the mentee does"), default=list)
    results = models.JSONField(_("planned results"), default=list)
    schedule = models.TextField(_("meetings"), blank=True)
    starts_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.IN_PERSON)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    frozen = models.JSONField(default=dict, blank=True, editable=False)  # names and posts as approved
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)  # grows with every change of the draft: who came first?

    objects = scoped(ProgrammeQuerySet, organisation="mentorship__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "version"], name="programme_version_once"),
            models.UniqueConstraint(
                fields=["mentorship"], condition=~Q(state="replaced"), name="programme_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="programme_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "running", "done"]) | Q(approved_on__isnull=False),
                name="programme_approved_has_day",
            ),
        ]

    def __str__(self):
        return f"{self.mentorship_id}: {self.version}"

    @property
    def shape(self) -> str:
        """How the state is drawn."""
        return SHAPES[self.state]


class PlanItem(models.Model):
    """One activity of the plan. `deficit` is a code of the catalogue, empty for a general activity."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("number"))
    direction = models.CharField(_("direction"), max_length=200)
    deficit = models.CharField(_("deficit"), max_length=60, blank=True)
    activity = models.TextField(_("activity"))
    form = models.CharField(_("form"), max_length=20, choices=Form, default=Form.CONSULTATION)
    due = models.DateField(_("due"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    responsible = models.CharField(_("responsible"), max_length=300)
    planned_result = models.TextField(_("planned result"))
    mark = models.CharField(_("mark"), max_length=20, choices=Mark, blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    marked_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)

    objects = scoped(organisation="programme__mentorship__organisation")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="plan_item_number_once"),
            models.CheckConstraint(
                condition=~Q(mark__in=["done", "partly"]) | Q(done_on__isnull=False),
                name="plan_item_done_has_day",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.activity[:60]}"


class ItemFile(models.Model):
    """A photo or a paper that shows how a line of the plan went."""

    item = models.ForeignKey(PlanItem, models.CASCADE, related_name="files")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    objects = scoped(organisation="item__programme__mentorship__organisation")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.item_id}: {self.file_id}"


class Agreement(models.Model):
    """One side's word that it agrees with the draft as it stands; a change of the draft takes it away."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="agreements")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(_("agreed on"))

    objects = scoped(organisation="programme__mentorship__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="agreement_once")]

    def __str__(self):
        return f"{self.programme_id}: {self.person_id}"


# The folder's own models belong to this app as well.
from .feeds.models import Feed  # noqa: E402, F401
from .meetings.models import Meeting, PrivateNote  # noqa: E402, F401
