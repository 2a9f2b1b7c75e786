"""Training of mentors: sessions and who came, courses taken elsewhere, exemptions; the methodical library."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.search import SearchWords

from .states import SHAPES, Audience, MaterialKind, SessionKind, SessionState, Way


def new_token() -> str:
    return secrets.token_urlsafe(16)


class SessionQuerySet(models.QuerySet):
    def standing(self):
        """Planned or held: not called off."""
        return self.exclude(state=SessionState.CANCELLED)

    def latest_first(self):
        return self.order_by("-starts_at", "-pk")


class Session(models.Model):
    """One meeting for mentors. `secret` signs the codes at its door; `hours` are counted for who was there."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    cycle = models.ForeignKey("roadmap.Cycle", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=SessionKind, default=SessionKind.KICKOFF)
    topic = models.CharField(_("topic"), max_length=300)
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=90)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1, default=2)
    place = models.CharField(_("place"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    leaders = models.CharField(_("leaders"), max_length=300)
    programme = models.TextField(_("programme"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=SessionState, default=SessionState.PLANNED)
    secret = models.CharField(max_length=32, default=new_token, unique=True, editable=False)
    created_at = models.DateTimeField()

    objects = scoped(SessionQuerySet)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-starts_at", "-id"], name="session_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="session_lasts"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="session_has_hours"),
        ]

    def __str__(self):
        return self.topic

    @property
    def shape(self) -> str:
        return SHAPES[self.state]


class ParticipantQuerySet(models.QuerySet):
    def present(self):
        return self.filter(attended_at__isnull=False)

    def in_order(self):
        return self.order_by("person__folded_name", "pk")


class Participant(models.Model):
    """Somebody who is asked to a session, or has come. `token` is the key of their personal link."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="participants")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, default=new_token, unique=True, editable=False)
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    attended_at = models.DateTimeField(_("was there"), null=True, blank=True)
    way = models.CharField(_("noted"), max_length=10, choices=Way, blank=True, default=Way.NOT_YET)
    certificate_id = models.BigIntegerField(_("certificate"), null=True, blank=True)

    objects = scoped(ParticipantQuerySet, organisation="session__organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="participant_once"),
            models.CheckConstraint(
                condition=Q(attended_at=None, way="") | Q(attended_at__isnull=False) & ~Q(way=""),
                name="participant_presence_has_a_way",
            ),
        ]

    def __str__(self):
        return f"{self.session_id}: {self.person_id}"


class Exemption(models.Model):
    """Why somebody need not attend a kick-off session this year."""

    cycle = models.ForeignKey("roadmap.Cycle", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=500)
    at = models.DateTimeField()

    objects = scoped(organisation="cycle__organisation")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "person"], name="exemption_once")]

    def __str__(self):
        return f"{self.cycle_id}: {self.person_id}"


class Course(models.Model):
    """Training taken elsewhere, with its document. `counts` puts it in place of a kick-off session."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=300)
    provider = models.CharField(_("where"), max_length=300)
    hours = models.PositiveSmallIntegerField(_("hours"))
    number = models.CharField(_("number of the document"), max_length=100, blank=True)
    issued_on = models.DateField(_("issued on"))
    counts = models.BooleanField(_("counts as a kick-off session"), default=False)
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = scoped(organisation="person__organisation")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0), name="course_has_hours")]

    def __str__(self):
        return self.title


class MaterialQuerySet(models.QuerySet):
    def published(self):
        return self.filter(archived_on=None)

    def holding(self, text):
        """Whose title, summary or text holds every word, whatever its ending."""
        return self.filter(search_words__fits=text)

    def in_order(self):
        return self.order_by("stage", "folded_title", "pk")


class Material(models.Model):
    """A material of the methodical library. `starter` names the text of the ready set that it came from."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=MaterialKind, default=MaterialKind.MEMO)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience, default=Audience.MENTOR)
    stage = models.PositiveSmallIntegerField(_("stage"), default=4)
    title = models.CharField(_("title"), max_length=300)
    summary = models.CharField(_("in short"), max_length=500, blank=True)
    folded_title = models.CharField(max_length=300, editable=False)
    search_words = SearchWords()
    starter = models.CharField(max_length=60, blank=True, editable=False)
    downloads = models.PositiveIntegerField(_("taken"), default=0)
    archived_on = models.DateField(_("put away"), null=True, blank=True)
    created_at = models.DateTimeField()

    objects = scoped(MaterialQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "stage", "folded_title", "id"], name="material_order")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "starter"], condition=~Q(starter=""), name="starter_once"
            ),
            models.CheckConstraint(condition=Q(stage__gte=1, stage__lte=7), name="material_of_a_stage"),
        ]

    def __str__(self):
        return self.title


class MaterialVersion(models.Model):
    """What a material said from a moment on: a text in Markdown, a link or a file. The newest one is shown."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    body = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped(organisation="material__organisation")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["material", "number"], name="material_version_once")]

    def __str__(self):
        return f"{self.material_id}, {self.number}"
