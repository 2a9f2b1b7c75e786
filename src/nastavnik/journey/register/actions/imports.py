"""Staff lists: brought, looked at, confirmed as a whole, undone."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.files.actions import destroy_file, keep_file, read_file
from nastavnik.foundation.people.actions import Change, change_people, enter_people, remove_people
from nastavnik.foundation.people.models import Person

from ..models import ColumnMemory, Import, ImportedCard, MenteeEntry, MentorEntry
from ..reading import Met, meet
from ..staff_list import (
    FIELDS,
    ParsedList,
    Recognised,
    Rejection,
    Workbook,
    parse,
    read_workbook,
    recognise,
    recognise_workbook,
    returned_copy,
)
from ..states import IMPORT_STEPS, EntryState, ImportState

MEDIA = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as it is understood now: for the preview, and for the confirmation."""

    workbook: Workbook
    recognised: Recognised
    parsed: ParsedList
    met: Met

    @property
    def rejected(self):
        return sorted((*self.parsed.rejected, *self.met.unclear), key=lambda row: (row.sheet, row.row))


def read_list(origin: Import, today) -> Reading:
    """Read the kept file with the columns as they are set by hand or remembered; raises StaffListError."""
    return _reading(origin.organisation, read_file(origin.file), origin.file.name, origin.columns, today)


def _reading(organisation, content, filename, by_hand, today) -> Reading:
    workbook = read_workbook(content, filename)
    recognised = recognise_workbook(workbook, remembered=_remembered(organisation))
    told = {layout.sheet: layout for layout in recognised.layouts}
    layouts = tuple(
        recognise(sheet, overrides=_numbered(by_hand[sheet.name]))
        if sheet.name in by_hand
        else told[sheet.name]
        for sheet in workbook.sheets
        if sheet.name in by_hand or sheet.name in told
    )
    recognised = Recognised(layouts, recognised.warnings)
    parsed = parse(workbook, recognised, today=today)
    return Reading(workbook, recognised, parsed, meet(organisation, parsed, today))


def _remembered(organisation) -> dict[str, dict[int, str]]:
    rows = ColumnMemory.objects.filter(organisation=organisation).values_list("fingerprint", "columns")
    return {fingerprint: _numbered(columns) for fingerprint, columns in rows}


def _numbered(columns: dict[str, str]) -> dict[int, str]:
    return {int(index): name for index, name in columns.items()}


@transaction.atomic
def bring_list(organisation, content: bytes, filename: str, *, by, at) -> Import:
    """Keep the file for a look at it. Raises StaffListError (a BadInput) where it is no staff list."""
    _reading(organisation, content, filename, {}, at.date())
    kept = keep_file(organisation, content, name=filename, media_type=MEDIA, by=by, at=at)
    origin = Import.objects.create(
        organisation=organisation, file=kept, account_id_by=by.account_id, created_at=at
    )
    record("import.bring", on=origin, by=by, at=at, organisation_id=organisation.pk)
    return origin


@transaction.atomic
def set_columns(origin: Import, sheet: str, columns: dict[int, str], *, by, at) -> None:
    """Correct what the columns of a sheet are (number from 1 → field; "" means «do not read»)."""
    if origin.state != ImportState.UPLOADED:
        raise DomainError(_("This list is confirmed already: bring it again to read it in another way."))
    unknown = set(columns.values()) - set(FIELDS)
    if unknown:
        raise BadInput(_("Choose what each column is from the list."))
    changed = origin.columns | {sheet: {str(index): name for index, name in columns.items()}}
    _reading(origin.organisation, read_file(origin.file), origin.file.name, changed, at.date())
    origin.columns = changed
    origin.save(update_fields=["columns"])
    record("import.columns", on=origin, by=by, at=at, organisation_id=origin.organisation_id, after=changed)


@transaction.atomic
def discard_list(origin: Import, *, by, at) -> None:
    """Forget a list that was never entered, and destroy its file. Raises DomainError once it is confirmed."""
    record(
        "import.discard",
        on=origin,
        by=by,
        at=at,
        organisation_id=origin.organisation_id,
        before={"brought": origin.created_at},
    )
    pk, kept = origin.pk, origin.file
    gone, _rows = Import.objects.filter(pk=pk, state=ImportState.UPLOADED).delete()
    if not gone:
        raise DomainError(_("This list is entered: undo the import instead."))
    destroy_file(kept, by=by, at=at)


@transaction.atomic
def confirm_list(origin: Import, *, by, at) -> Import:
    """Enter the new people and update the known ones, all or nothing; the columns are remembered.

    Rejected rows are kept with the import, so that the copy with the reasons can be had again.
    """
    reading = read_list(origin, at.date())
    organisation = origin.organisation
    new = enter_people(organisation, [values for _row, values in reading.met.new], by=by, at=at)
    changes = [Change(person, values) for _row, person, values in reading.met.known]
    changed = change_people(organisation, changes, by=by, at=at)
    ImportedCard.objects.bulk_create(
        [ImportedCard(origin=origin, person_id=person.pk, entered=True) for person in new]
        + [
            ImportedCard(
                origin=origin,
                person_id=change.person.pk,
                entered=False,
                before=change.values,
                after={name: getattr(change.person, name) for name in change.values},
            )
            for change in changed
        ]
    )
    rejected = reading.rejected
    origin.counts = {
        "rows": reading.parsed.rows,
        "accepted": reading.parsed.rows - len(rejected),
        "rejected": len(rejected),
        "new": len(new),
        "changed": len(changed),
        "unchanged": len(changes) - len(changed),
    }
    origin.rejected = [asdict(row) for row in rejected]
    origin.warnings = [asdict(row) for row in reading.parsed.warnings]
    origin.confirmed_at = at
    step(origin, ImportState.CONFIRMED, IMPORT_STEPS, also=["counts", "rejected", "warnings", "confirmed_at"])
    _remember(origin, reading)
    record("import.confirm", on=origin, by=by, at=at, organisation_id=organisation.pk, after=origin.counts)
    return origin


def _remember(origin: Import, reading: Reading) -> None:
    for layout in reading.recognised.layouts:
        if layout.sheet in origin.columns:
            ColumnMemory.objects.update_or_create(
                organisation=origin.organisation,
                fingerprint=layout.fingerprint,
                defaults={"columns": origin.columns[layout.sheet]},
            )


def rejected_copy(origin: Import, today) -> bytes:
    """The rejected rows as they were, the reason beside the cell, as XLSX; also after the confirmation."""
    reading = read_list(origin, today)
    rejected = reading.rejected
    if origin.state != ImportState.UPLOADED:  # the cards have changed since: what was said then counts
        rejected = [Rejection(**row) for row in origin.rejected]
    return returned_copy(reading.workbook, replace(reading.parsed, rejected=tuple(rejected)))


@transaction.atomic
def undo_import(origin: Import, *, by, at) -> None:
    """Take the import back: its new cards go, changed values become what they were.

    Raises DomainError where people have worked on since: a card decided upon or in a pair is not removed,
    a value corrected after the import stays as it is.
    """
    cards = list(origin.cards.all())
    entered = {card.person_id for card in cards if card.entered}
    new = list(Person.objects.filter(pk__in=entered).in_order())
    in_use = _first_in_use(new)
    if in_use is not None:
        raise DomainError(
            _("%(name)s is in the banks or in a pair by now, so this import can't be undone as a whole.")
            % {"name": in_use.full_name}
        )
    changed = {card.person_id: card for card in cards if not card.entered}
    back = []
    for person in Person.objects.filter(pk__in=changed):
        values = {
            name: _value(person, name, old)
            for name, old in changed[person.pk].before.items()
            if getattr(person, name) == _value(person, name, changed[person.pk].after[name])
        }
        back.append(Change(person, values))
    change_people(origin.organisation, back, by=by, at=at)
    remove_people(origin.organisation, new, by=by, at=at)
    origin.undone_at = at
    step(origin, ImportState.UNDONE, IMPORT_STEPS, also=["undone_at"])
    record(
        "import.undo",
        on=origin,
        by=by,
        at=at,
        organisation_id=origin.organisation_id,
        after={"removed": len(new), "restored": len(back)},
    )


def _value(person: Person, name: str, stored: Any) -> Any:
    """A value as the card holds it, from how JSON keeps it."""
    return Person._meta.get_field(name).to_python(stored)


def _first_in_use(people) -> Person | None:
    """The first of these whom somebody has decided upon; a person in a pair is protected by the database."""
    for model in (MenteeEntry, MentorEntry):
        entry = (
            model.objects.filter(person__in=people)
            .exclude(state=EntryState.PROPOSED)
            .select_related("person")
            .first()
        )
        if entry:
            return entry.person
    collector = Collector(using=DEFAULT_DB_ALIAS)
    try:
        collector.collect(people)
    except ProtectedError as error:
        return next((person for person in people if _speaks_of(error.protected_objects, person)), people[0])
    return None


def _speaks_of(rows, person: Person) -> bool:
    return any(
        getattr(row, f.attname, None) == person.pk
        for row in rows
        for f in row._meta.fields
        if f.related_model is Person
    )
