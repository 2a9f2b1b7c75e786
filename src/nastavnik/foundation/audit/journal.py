"""Writing the journal, and proving that nobody has touched it."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import QuerySet

from .models import Chain, Entry

SEALED = "journal.seal_away"  # the deed that names the entries whose values were destroyed


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be written down of one deed on one object."""

    name: str
    on: Any = None  # a saved model row, or None
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)


def record(deed: str, *, on=None, by, at, organisation_id: int, before=None, after=None) -> None:
    """Write one entry in the transaction of the deed itself (call it inside `atomic`)."""
    record_many([Deed(deed, on, before or {}, after or {})], by=by, at=at, organisation_id=organisation_id)


def record_many(deeds: Iterable[Deed], *, by, at, organisation_id: int) -> None:
    """Write many entries of one moment; the chain's row is locked, so numbers have neither gap nor double."""
    with transaction.atomic():
        Chain.objects.get_or_create(organisation_id=organisation_id)
        chain = Chain.objects.select_for_update().get(organisation_id=organisation_id)
        entries = []
        for deed in deeds:
            chain.length += 1
            entry = Entry(
                organisation_id=organisation_id,
                number=chain.length,
                at=at,
                account_id=by.account_id,
                deed=deed.name,
                object_type=deed.on._meta.label_lower if deed.on is not None else "",
                object_id=deed.on.pk if deed.on is not None else None,
                before=_plain(deed.before),
                after=_plain(deed.after),
                salt=secrets.token_hex(16),
                previous_hash=chain.last_hash,
            )
            entry.digest = _digest(entry)
            entry.hash = chain.last_hash = _hash(entry)
            entries.append(entry)
        Entry.objects.bulk_create(entries, batch_size=500)
        chain.save(update_fields=["length", "last_hash"])


def ends(organisation_ids: Iterable[int]) -> dict[int, str]:
    """The hash of the last entry of each organisation that has one: what was worked out at this end still holds.

    The chain's row is locked till a deed is committed, so whoever reads the end first and the data after it may
    keep the result under that end. A plain statement: the cockpit begins with it.
    """
    keys = tuple(organisation_ids)
    places = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT organisation_id, last_hash FROM audit_chain WHERE organisation_id IN ({places})",  # noqa: S608 # nosec B608
            keys,
        )
        return dict(cursor.fetchall())


def seal_away(entries: Iterable[Entry], *, by, at, organisation_id: int, reason: str = "") -> int:
    """Destroy the values of these entries for good; who, when, what deed on which object stay, and so does the chain.

    An entry's hash covers a salted digest of its values, not the values: with the salt gone the digest tells
    nothing. What was emptied is named by an entry of its own; an entry emptied otherwise is a fault.
    """
    with transaction.atomic():
        rows = [entry for entry in entries if entry.salt and entry.deed != SEALED]
        if not rows:
            return 0
        emptied = Entry.objects.filter(pk__in=[row.pk for row in rows])
        QuerySet.update(emptied, before={}, after={}, salt="")  # the one change that the journal allows
        for row in rows:
            row.before, row.after, row.salt = {}, {}, ""
        numbers = sorted(row.number for row in rows)
        after = {"numbers": numbers, "reason": reason}
        record(SEALED, by=by, at=at, organisation_id=organisation_id, after=after)
        return len(numbers)


def first_fault(organisation_id: int) -> int | None:
    """The number of the first entry that was changed, removed or put in later; None where the chain is whole.

    Values may be missing only where an entry of the chain says that they were destroyed.
    """
    previous, number = "", 0
    empty, told = set(), set()
    for entry in Entry.objects.of(organisation_id).order_by("number").iterator():
        number += 1
        if entry.number != number or entry.previous_hash != previous or entry.hash != _hash(entry):
            return number
        if entry.salt:
            if entry.digest != _digest(entry):
                return number
        elif entry.before or entry.after:
            return number
        else:
            empty.add(number)
        if entry.deed == SEALED:
            told.update(entry.after.get("numbers", ()))
        previous = entry.hash
    if empty - told:
        return min(empty - told)
    chain = Chain.objects.filter(organisation_id=organisation_id).first()
    whole = (chain.length, chain.last_hash) == (number, previous) if chain else number == 0
    return None if whole else number + 1


def _plain(values: dict) -> dict:
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False))


def _digest(entry: Entry) -> str:
    return _sha256([entry.salt, entry.before, entry.after])


def _hash(entry: Entry) -> str:
    return _sha256(
        [
            entry.organisation_id,
            entry.number,
            entry.at.astimezone(UTC).isoformat(),
            entry.account_id,
            entry.deed,
            entry.object_type,
            entry.object_id,
            entry.digest,
            entry.previous_hash,
        ]
    )


def _sha256(content: list) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
