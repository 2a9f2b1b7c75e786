"""Keeping the scan of a signed paper."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.actions import keep_file
from nastavnik.paper import file_name

from ..models import Document
from .content import checked_scan


@transaction.atomic
def attach_scan(document: Document, data: bytes, *, by, at) -> None:
    """Keep the scan with the signed document; an earlier one stays in the store and in the journal."""
    if not document.is_signed:
        raise DomainError(_("A scan belongs to a signed document."))
    scan = checked_scan(data)
    name = file_name(
        (document.title, f"№ {document.number}" if document.number else "", "скан"), scan.extension
    )
    kept = keep_file(document.organisation, scan.content, name=name, media_type=scan.media_type, by=by, at=at)
    before = document.scan_id
    Document.objects.filter(pk=document.pk).update(scan=kept)
    document.scan = kept
    record(
        "document.scan", on=document, by=by, at=at, organisation_id=document.organisation_id,
        before={"file": before}, after={"file": kept.pk, "sha256": kept.sha256},
    )  # fmt: skip
