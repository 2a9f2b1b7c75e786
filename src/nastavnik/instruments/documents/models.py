"""Papers with their life: prepared, agreed by bodies, signed with number and date, in force, replaced."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.scoping import scoped
from nastavnik.foundation.core.text import fold

from .states import OPEN_STATES, SHAPES, SIGNED_STATES, ApprovalKind, State


class DocumentQuerySet(models.QuerySet):
    def open(self):
        """Still in work: neither signed nor cancelled."""
        return self.filter(state__in=OPEN_STATES)

    def signed(self):
        """Signed, whether in force by now or replaced later."""
        return self.filter(state__in=SIGNED_STATES)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def about(self, key, value):
        """Documents whose `about` names exactly this value under the key."""
        return self.filter(**{f"about__{key}": value})

    def found_by(self, text):
        """Whose title or number contains every word of the text, in any case."""
        found = self
        for word in fold(text).split():
            found = found.filter(folded__contains=word)
        return found

    def latest_first(self):
        return self.order_by("-created_at", "-pk")


class Document(models.Model):
    """One paper of the organisation. `about` holds the keys of what it speaks of, `content` what was typed.

    `file` and `pdf` are the bytes frozen at signing; `sha256` is the hash of the .docx among them.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=500)
    year_label = models.CharField(_("school year"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    journal = models.CharField(_("journal"), max_length=30)
    number = models.CharField(_("number"), max_length=60, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    effective_on = models.DateField(_("works from"), null=True, blank=True)
    about = models.JSONField(default=dict, blank=True)
    content = models.JSONField(default=dict, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    token = models.CharField(max_length=32, null=True, unique=True, editable=False)  # noqa: DJ001 – of its public page
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    cancel_words = models.TextField(_("why cancelled"), blank=True)
    folded = models.CharField(max_length=600, editable=False)
    created_at = models.DateTimeField()
    account_id_by = models.BigIntegerField(null=True)

    objects = scoped(DocumentQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-created_at", "-id"], name="document_latest"),
            models.Index(fields=["organisation", "kind", "state"], name="document_by_kind"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "journal", "number_year", "number"],
                condition=~Q(number=""),
                name="document_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(SIGNED_STATES))
                | Q(file__isnull=False, date__isnull=False, effective_on__isnull=False) & ~Q(sha256=""),
                name="document_signed_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(number_year__isnull=False), name="document_number_has_year"
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.number}".strip()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def shape(self) -> str:
        """How the state is drawn."""
        return SHAPES[self.state]

    @property
    def is_signed(self) -> bool:
        return self.state in SIGNED_STATES


class Approval(models.Model):
    """A body has looked at the document and said its word, by its protocol."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="approvals")
    kind = models.CharField(_("kind"), max_length=20, choices=ApprovalKind)
    body = models.CharField(_("body"), max_length=300)
    protocol_number = models.CharField(_("protocol number"), max_length=60, blank=True)
    date = models.DateField(_("date"))

    objects = scoped(organisation="document__organisation")

    class Meta:
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "body"], name="approval_once_a_body")
        ]

    def __str__(self):
        return f"{self.kind}: {self.body}"


class Journal(models.Model):
    """How the organisation writes the numbers of a journal: its pattern in place of the usual one."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    code = models.CharField(max_length=30)
    pattern = models.CharField(_("pattern of numbers"), max_length=60)

    objects = scoped()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="journal_once")]

    def __str__(self):
        return f"{self.code}: {self.pattern}"


class JournalCounter(models.Model):
    """The last number given in a journal this year. Its row is locked while a number is taken."""

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    journal = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = scoped()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "journal", "year"], name="journal_counter_once")
        ]

    def __str__(self):
        return f"{self.journal} {self.year}: {self.last}"


# Rows of the rooms beside, so that Django finds all tables of the app from here.
from .acquaintance.models import Acquaintance  # noqa: E402, F401
from .own.models import OwnTemplate  # noqa: E402, F401
