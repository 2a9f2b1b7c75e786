"""Three consents of a person (processing, dissemination, mentoring), each a paper with its own life."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped

from .states import OPEN, SHAPES, Kind, State, Unsorted


class ConsentQuerySet(models.QuerySet):
    def open(self):
        """Neither withdrawn nor expired."""
        return self.filter(state__in=OPEN)

    def valid_on(self, day):
        """Signed, and in its term on this day."""
        return self.filter(state=State.SIGNED, signed_on__lte=day).filter(
            Q(valid_until=None) | Q(valid_until__gte=day)
        )

    def of_people(self, people):
        return self.filter(person__in=[person.pk for person in people])

    def in_order(self):
        return self.order_by("person__folded_name", "kind", "pk")


class Consent(models.Model):
    """One consent of one person. A new one after a withdrawal is a new row: nothing is overwritten.

    `items` holds what belongs to the kind: for dissemination a list of {"code", "agreed", "conditions"},
    for mentoring {"roles": […], "year": "2026/2027"}.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="consents")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.NONE)
    text_version = models.CharField(_("version of the text"), max_length=20)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_on = models.DateField(_("printed on"), null=True, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    items = models.JSONField(default=dict, blank=True)
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = scoped(ConsentQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "kind", "state"], name="consent_by_kind")]
        constraints = [
            # a new form may lie printed beside the signed one that it will replace
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(state=State.SIGNED), name="consent_signed_once"
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state__in=sorted(OPEN - {State.SIGNED})),
                name="consent_asked_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "number_year", "number"],
                condition=Q(number__isnull=False),
                name="consent_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_on__isnull=False), name="consent_signed_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_on__gte=F("signed_on")),
                name="consent_withdrawn_after_signed",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.kind} {self.state}"

    @property
    def number_words(self) -> str:
        """«12/2026»; empty before the first print."""
        return f"{self.number}/{self.number_year}" if self.number else ""

    @property
    def shape(self) -> str:
        """How the state is drawn."""
        return SHAPES[self.state]


class SheetQuerySet(models.QuerySet):
    def unsorted(self):
        """Sheets that nobody could sort by their code, oldest first."""
        return self.filter(consent=None).order_by("brought_at", "pk")


class Sheet(models.Model):
    """One scanned page (or a file that could not be read) that waits to be joined to a consent by hand."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.SET_NULL, null=True, blank=True, related_name="+")
    page = models.PositiveSmallIntegerField(default=0)  # in the pile; 0: the whole file
    code = models.CharField(max_length=100, blank=True)
    why = models.CharField(_("why not sorted"), max_length=20, choices=Unsorted)
    signed_on = models.DateField(_("signed on"))  # as it was told for the pile
    brought_at = models.DateTimeField()

    objects = scoped(SheetQuerySet)

    def __str__(self):
        return f"{self.pk}: {self.why}"
