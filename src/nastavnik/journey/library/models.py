"""A practice: how a pair or group solved a difficulty, told so that others can do the same."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.search import SearchWords
from nastavnik.journey.mentorships.states import Form, Kind

from .states import SHAPES, Answer, State, Verdict

# The parts of the card in the order in which it is read: field, what it is called
PARTS = (
    ("problem", _("Problem")),
    ("goal", _("Goal")),
    ("course", _("What was done")),
    ("result", _("Result in figures")),
    ("limits", _("Limits: when it does not work")),
    ("scaling", _("How others can repeat it")),
)


class PracticeQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def of_authors(self, person_ids):
        return self.filter(authors__person__in=person_ids).distinct()

    def with_authors(self):
        return self.select_related("organisation").prefetch_related("authors__person")

    def found_by(self, text):
        return self.filter(search_words__fits=text)

    def latest_first(self):
        return self.order_by("-published_on", "-created_at", "-pk")


class Practice(models.Model):
    """One card of the library. Its words are Markdown; `deficits` are codes of the catalogue."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.PROTECT, related_name="+")
    mentorship = models.ForeignKey(
        "mentorships.Mentorship", models.SET_NULL, null=True, blank=True, related_name="practices"
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title = models.CharField(_("title"), max_length=300)
    form = models.CharField(_("form"), max_length=30, choices=Form, default=Form.TEACHER_TEACHER)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.TRADITIONAL)
    deficits = models.JSONField(default=list)
    problem = models.TextField(_("problem"))
    goal = models.TextField(_("goal"))
    course = models.TextField(_("what was done"))
    result = models.TextField(_("result in figures"))
    limits = models.TextField(_("limits"), blank=True)
    scaling = models.TextField(_("how others can repeat it"), blank=True)
    link = models.URLField(_("link to materials"), blank=True)
    created_at = models.DateTimeField()
    published_on = models.DateField(_("published on"), null=True, blank=True)
    search_words = SearchWords()

    objects = scoped(PracticeQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "state"], name="practice_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="practice_published_has_day",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def shape(self) -> str:
        """How the state is drawn."""
        return SHAPES[self.state]


class Author(models.Model):
    """Who made the practice, and whether they agree to its publication."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="authors")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(_("answer"), max_length=20, choices=Answer, default=Answer.WAITING)
    answered_on = models.DateField(null=True, blank=True)

    objects = scoped(organisation="practice__organisation")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "person"], name="practice_author_once"),
            models.CheckConstraint(
                condition=Q(answer="waiting", answered_on=None)
                | (~Q(answer="waiting") & Q(answered_on__isnull=False)),
                name="practice_answer_has_day",
            ),
        ]

    def __str__(self):
        return f"{self.practice_id}: {self.person_id}"


class Review(models.Model):
    """A verdict on one version, with remarks; never changed."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="reviews")
    version = models.PositiveSmallIntegerField()
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    remarks = models.TextField(_("remarks"), blank=True)
    reviewer = models.CharField(max_length=300)
    account_id_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    objects = scoped(organisation="practice__organisation")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.practice_id}: {self.verdict}"


class Attachment(models.Model):
    """A file with the card: a plan of a lesson, a sheet, a photo without faces."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)

    objects = scoped(organisation="practice__organisation")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title
