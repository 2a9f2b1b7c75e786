"""Candidates for the two banks: proposed by rule, decided by the curator."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.states import step
from nastavnik.foundation.organisations.defaults import numbers

from ..models import MenteeEntry, MentorEntry
from ..rules import by_rule, mentee_reasons, mentor_view
from ..search_words import FIELDS, fill_words
from ..signals import bank_changed
from ..states import ENTRY_STEPS, EntryState


@transaction.atomic
def propose_candidates(organisation, people: Sequence, *, by, at) -> None:
    """Bring the proposals of both banks into line with these cards.

    New proposals appear with their reasons; a proposal whose rule no longer speaks goes, unless a person
    has decided on it. Entries that were decided keep their decision and get the fresh reasons.
    """
    today = at.date()
    limits = numbers(organisation, today)
    working = [person for person in people if person.employed_to is None or person.employed_to >= today]
    mentees = {person: mentee_reasons(person, limits, today) for person in working}
    _align(
        MenteeEntry,
        organisation,
        {person: {"reasons": reasons} for person, reasons in mentees.items() if reasons},
        people,
        by=by,
        at=at,
    )
    views = {person: mentor_view(person, limits, today) for person in working}
    _align(
        MentorEntry,
        organisation,
        {
            person: {"reasons": view.reasons, "max_mentees": limits["mentor.max_mentees"]}
            for person, view in views.items()
            if not view.broken
        },
        people,
        by=by,
        at=at,
    )
    bank_changed.send(sender=MenteeEntry, organisation=organisation, by=by, at=at)


def _align(model, organisation, wanted, people, *, by, at):
    """Make the rule-made entries of `model` those of `wanted` (person → values with their reasons)."""
    there = {
        entry.person_id: entry
        for entry in model.objects.open().filter(person__in=[person.pk for person in people])
    }
    new, changed, gone, deeds, found_anew = [], [], [], [], []
    for person in people:
        entry, values = there.get(person.pk), wanted.get(person)
        if entry is not None:
            entry.person = person
            found_anew.append(entry)
        if values is None:
            if entry and entry.state == EntryState.PROPOSED and entry.source == "rule":
                gone.append(entry)
                deeds.append(Deed("bank.proposal_gone", entry))
            continue
        reasons = [reason.as_dict() for reason in values["reasons"]]
        if entry is None:
            entry = model(
                organisation=organisation,
                person=person,
                joined_on=at.date(),
                **(values | {"reasons": reasons}),
            )
            _set_categories(entry, reasons)
            fill_words(entry)
            new.append(entry)
        elif entry.reasons != reasons:
            entry.reasons = reasons
            _set_categories(entry, reasons)
            changed.append(entry)
    model.objects.bulk_create(new, batch_size=200)
    if changed:
        fields = ["reasons"] + (["categories"] if model is MenteeEntry else [])
        model.objects.bulk_update(changed, fields, batch_size=200)
    _find_anew(model, found_anew)
    deeds += [Deed("bank.propose", entry, {}, {"reasons": entry.reasons}) for entry in new]
    record_many(deeds, by=by, at=at, organisation_id=organisation.pk)
    model.objects.filter(pk__in=[entry.pk for entry in gone]).delete()


def _find_anew(model, entries):
    """The cards have changed, and with them the words and the names that the entries are found and sorted by."""
    stale = []
    for entry in entries:
        before = [getattr(entry, name) for name in FIELDS]
        fill_words(entry)
        if before != [getattr(entry, name) for name in FIELDS]:
            stale.append(entry)
    if stale:
        model.objects.bulk_update(stale, FIELDS, batch_size=100)


def _set_categories(entry, reasons):
    if isinstance(entry, MenteeEntry) and not entry.categories_by_hand:
        entry.categories = [reason["code"] for reason in reasons]


@transaction.atomic
def decide_candidates(entries: Sequence, to: EntryState, *, by, at, reason: str = "") -> int:
    """Include, hold in reserve or refuse; a refusal needs a reason, and so does a mentor with an unmet criterion.

    All or none. Returns how many changed; who already stands there is passed over.
    """
    done = 0
    for entry in entries:
        if entry.state == to:
            continue
        if to == EntryState.REFUSED and not reason.strip():
            raise BadInput(
                _("Say why: a refusal is recorded with its reason."), fields={"reason": _("Say why.")}
            )
        if (
            to == EntryState.INCLUDED
            and getattr(entry, "broken", None)
            and not (reason.strip() or entry.override_reason)
        ):
            raise BadInput(
                _("%(name)s does not meet all criteria of a mentor: include them with a reason.")
                % {"name": entry.person.full_name},
                fields={"reason": _("Say why.")},
            )
        before = {"state": entry.state}
        entry.decided_on, entry.decision_reason = at.date(), reason
        also = ["decided_on", "decision_reason"]
        if to == EntryState.INCLUDED and getattr(entry, "broken", None) and reason.strip():
            entry.override_reason = reason
            also.append("override_reason")
        step(entry, to, ENTRY_STEPS, also=also)
        record(
            "bank.decide",
            on=entry,
            by=by,
            at=at,
            organisation_id=entry.organisation_id,
            before=before,
            after={"state": to, "reason": reason},
        )
        done += 1
    if done:
        bank_changed.send(sender=type(entries[0]), organisation=entries[0].organisation, by=by, at=at)
    return done


@transaction.atomic
def add_candidate(model, person, *, by, at, reason: str, source: str = "curator"):
    """Put somebody into a bank by hand, with the reason; unmet criteria of a mentor are noted, not forbidden."""
    if not reason.strip():
        raise BadInput(_("Say why this person is added."), fields={"reason": _("Say why.")})
    if model.objects.open().filter(person=person).exists():
        raise BadInput(_("%(name)s is in this bank already.") % {"name": person.full_name})
    limits = numbers(person.organisation, at.date())
    entry = model(
        organisation=person.organisation,
        person=person,
        joined_on=at.date(),
        source=source,
        decision_reason=reason,
        reasons=[{"code": "by_hand", "words": reason}],
    )
    if model is MentorEntry:
        entry.broken = [broken.as_dict() for broken in mentor_view(person, limits, at.date()).broken]
        # who proposes themselves does not override a criterion: that is the curator's decision
        entry.override_reason = reason if entry.broken and source == "curator" else ""
        entry.max_mentees = limits["mentor.max_mentees"]
    else:
        entry.categories = [found.code for found in mentee_reasons(person, limits, at.date())]
    fill_words(entry)
    entry.save()
    record(
        "bank.add", on=entry, by=by, at=at, organisation_id=entry.organisation_id, after={"reason": reason}
    )
    bank_changed.send(sender=model, organisation=person.organisation, by=by, at=at)
    return entry


@transaction.atomic
def change_entry(entry, *, by, at, **values) -> None:
    """What the curator learns of a candidate: requests, competences, time, wishes.

    Categories other than those of the rules stay as they are until they are again what the rules say.
    """
    before = {name: getattr(entry, name) for name in values}
    for name, value in values.items():
        setattr(entry, name, value)
    if "categories" in values and values["categories"] != before["categories"]:
        entry.categories_by_hand = set(values["categories"]) != by_rule(entry.reasons)
    fill_words(entry)
    entry.save()
    record(
        "bank.change",
        on=entry,
        by=by,
        at=at,
        organisation_id=entry.organisation_id,
        before=before,
        after=values,
    )
    bank_changed.send(sender=type(entry), organisation=entry.organisation, by=by, at=at)


@transaction.atomic
def leave_banks(person, *, on, by, at) -> None:
    """Close the person's places in both banks with their last day."""
    closed = []
    for model in (MenteeEntry, MentorEntry):
        for entry in model.objects.open().filter(person=person).order_by("pk"):
            before = {"state": entry.state}
            entry.left_on = on
            step(entry, EntryState.LEFT, ENTRY_STEPS, also=["left_on"])
            closed.append(Deed("bank.leave", entry, before, {"state": EntryState.LEFT, "left_on": on}))
    if closed:
        record_many(closed, by=by, at=at, organisation_id=person.organisation_id)
        bank_changed.send(sender=MenteeEntry, organisation=person.organisation, by=by, at=at)
