"""A pile of scanned sheets: each is sorted by its code, what can't be goes to a list, nothing is lost."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import destroy_file, keep_file
from nastavnik.foundation.files.models import StoredFile
from nastavnik.instruments.documents.scans.content import checked_scan
from nastavnik.instruments.documents.scans.reading import cut_pages, is_heic, jpeg_of, read_codes
from nastavnik.paper import file_name

from .actions import record_signed
from .codes import number_in
from .models import Consent, Sheet
from .states import State, Unsorted


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it will be kept, with the codes on it. `number` 0: the file as a whole, unread."""

    content: bytes
    media_type: str
    extension: str
    codes: tuple[str, ...]
    number: int


def pages_in(data: bytes) -> list[Page]:
    """The pages of a file with their codes; outside of any transaction, since it takes a while. BadInput in words."""
    if is_heic(data):
        data = jpeg_of(data)
    codes = [page.codes for page in read_codes(data)]
    scan = checked_scan(data) if not data.startswith(b"%PDF-") else None
    if scan is not None:
        return [Page(scan.content, scan.media_type, scan.extension, codes[0], 1)]
    cut = cut_pages(data, [[number] for number in range(1, len(codes) + 1)])
    made = [checked_scan(one) for one in cut]
    return [
        Page(one.content, one.media_type, one.extension, found, number)
        for number, (one, found) in enumerate(zip(made, codes, strict=True), 1)
    ]


@transaction.atomic
def sort_pages(organisation, pile: StoredFile, pages: list[Page], *, on: date, by, at) -> dict[str, int]:
    """Give each page to its consent, which is signed by it; the others wait in the list. The pile's own file goes.

    Returns how many were sorted and how many wait.
    """
    told = {"sorted": 0, "waiting": 0}
    for page in pages:
        consent, why = _consent_on(organisation, page)
        code = " ".join(page.codes)[:100]
        name = file_name((_name(consent) if consent else f"{pile.name}, {page.number}",), page.extension)
        kept = keep_file(organisation, page.content, name=name, media_type=page.media_type, by=by, at=at)
        if consent is not None:
            _join(consent, kept, on, by, at)
            told["sorted"] += 1
        else:
            Sheet.objects.create(
                organisation=organisation, file=kept, page=page.number, code=code, why=why, signed_on=on, brought_at=at
            )  # fmt: skip
            told["waiting"] += 1
    destroy_file(pile, by=by, at=at)
    return told


@transaction.atomic
def keep_unread(organisation, pile: StoredFile, *, on: date, by, at) -> None:
    """A file that could not be opened waits in the list as it is."""
    Sheet.objects.create(
        organisation=organisation, file=pile, page=0, why=Unsorted.BROKEN, signed_on=on, brought_at=at
    )


def _consent_on(organisation, page: Page) -> tuple[Consent | None, str]:
    numbers = {number_in(code, organisation) for code in page.codes} - {None}
    if not page.codes:
        return None, Unsorted.UNREAD
    if len(numbers) != 1:
        return None, Unsorted.UNKNOWN
    number, year = numbers.pop()
    found = Consent.objects.filter(organisation=organisation, number=number, number_year=year)
    consent = found.select_related("person", "organisation").first()
    if consent is None:
        return None, Unsorted.UNKNOWN
    if consent.scan_id:
        return None, Unsorted.SCANNED
    return (consent, "") if consent.state in (State.PRINTED, State.SIGNED) else (None, Unsorted.CLOSED)


def _name(consent: Consent) -> str:
    return f"Согласие № {consent.number_words.replace('/', '-')} {consent.person.full_name}, скан"


def _join(consent: Consent, kept: StoredFile, on: date, by, at) -> None:
    if consent.state != State.SIGNED:
        record_signed([consent], on=max(on, consent.printed_on or on), by=by, at=at)
    consent.scan = kept
    consent.save(update_fields=["scan"])
    record(
        "consent.scan", on=consent, by=by, at=at, organisation_id=consent.organisation_id,
        after={"file": kept.pk, "sha256": kept.sha256},
    )  # fmt: skip


@transaction.atomic
def join_sheet(sheet: Sheet, consent: Consent, *, on: date, by, at) -> None:
    """Say by hand whose consent a waiting sheet is. Raises BadInput, DomainError as signing does."""
    if consent.scan_id or consent.state not in (State.NONE, State.PRINTED, State.SIGNED):
        raise BadInput(_("This consent has its scan or is over: choose another."))
    if not Sheet.objects.unsorted().filter(pk=sheet.pk).update(consent=consent):
        raise DomainError(_("This sheet is sorted already."))
    _join(consent, sheet.file, on, by, at)


@transaction.atomic
def drop_sheet(sheet: Sheet, *, by, at) -> None:
    """A waiting sheet is no consent, or is scanned twice: its file is destroyed."""
    if not Sheet.objects.unsorted().filter(pk=sheet.pk).delete()[0]:
        raise DomainError(_("This sheet is sorted already."))
    destroy_file(sheet.file, by=by, at=at)
    record(
        "consent.drop_sheet", by=by, at=at, organisation_id=sheet.organisation_id, after={"sheet": sheet.pk}
    )
