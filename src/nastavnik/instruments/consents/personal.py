"""A consent is itself kept as the proof that the school might do what it did."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import keeps

from .models import Consent, Sheet

keeps(
    "consents.Consent",
    what=_("Consents"),
    fields=("items",),
    shows=("kind", "state", "number", "printed_on", "signed_on", "valid_until", "withdrawn_on"),
    rows=lambda person: Consent.objects.filter(person=person).order_by("pk"),
    ground="proof",
    term="consent",
    seen_by="consent.view",
)
keeps(
    "consents.Sheet",
    what=_("Scanned sheets of consents"),
    rows=lambda person: Sheet.objects.filter(consent__person=person).order_by("pk"),
    fields=("code",),
    shows=("page", "signed_on", "brought_at"),
    ground="proof",
    term="consent",
    seen_by="consent.record",
)
