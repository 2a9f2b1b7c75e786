"""What is done to consents. Each deed is one step of the table in states.py."""

from collections.abc import Iterable, Mapping
from datetime import date as Date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.states import step
from nastavnik.foundation.organisations.defaults import numbers as settings_of
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.numbering import take_counts

from .addresses import addresses_of
from .models import Consent
from .signals import consent_signed, consent_withdrawn
from .states import OPEN, STEPS, Kind, State
from .texts import text_in_force, to_be_renewed

JOURNAL = "consents"


@transaction.atomic
def print_consents(
    organisation,
    people: Iterable[Person],
    kinds: Iterable[str],
    *,
    by,
    at,
    roles: Mapping[int, Iterable[str]] | None = None,
    year: str = "",
) -> list[Consent]:
    """Blank forms to be signed, by name and kind: new rows with numbers, open printed ones once more.

    Who has signed a kind already is passed over, unless that consent ends soon or its text was renewed: then
    a new form lies beside it until it is signed. `roles` (person pk → mentor, mentee) and `year` go into
    the form on mentoring. Three kinds of 25 people are one numbering, one insert, one journal write.
    """
    today = day_in(organisation, at)
    people, kinds = list(people), [kind for kind in Kind.values if kind in set(kinds)]
    ahead = settings_of(organisation, today)["consent.renew_days"]
    known = {}
    for row in Consent.objects.of_people(people).open().order_by("pk"):
        if row.state != State.SIGNED or not to_be_renewed(row, today, ahead):
            known.setdefault((row.person_id, row.kind), row)
    named = addresses_of(organisation) if Kind.DISSEMINATION in kinds else []
    rows, fresh, again = [], [], []
    for person in people:
        for kind in kinds:
            row = known.get((person.pk, kind))
            if row is not None and row.state == State.SIGNED:
                continue
            if row is None:
                row = Consent(organisation=organisation, person=person, kind=kind, created_at=at)
                fresh.append(row)
            else:
                row.person = person
                again.append(row)
            _fill(row, today, roles or {}, year, named)
            rows.append(row)
    numbers = take_counts(organisation, JOURNAL, today.year, len(fresh))
    for row, number in zip(fresh, numbers, strict=True):
        row.number, row.number_year = number, today.year
    Consent.objects.bulk_create(fresh, batch_size=200)
    if again:
        fields = ["state", "text_version", "printed_on", "valid_until", "items"]
        Consent.objects.bulk_update(again, fields, batch_size=100)
    _note_many("consent.print", organisation, rows, by, at)
    return rows


def _fill(row: Consent, today: Date, roles, year: str, named: list[str]) -> None:
    text = text_in_force(row.kind, today)
    row.state, row.text_version, row.printed_on = State.PRINTED, text.version, today
    row.valid_until = text.ends_on(today)
    if row.kind == Kind.MENTORING:
        row.items = {"roles": sorted(roles.get(row.person_id, ())), "year": year}
    elif row.kind == Kind.DISSEMINATION:
        unsaid = [{"code": code, "agreed": None, "conditions": ""} for code in text.item_codes]
        row.items = {"items": unsaid, "addresses": named}


@transaction.atomic
def record_signed(
    consents: Iterable[Consent], *, on: Date, by, at, valid_until: Date | None = None
) -> list[Consent]:
    """These consents came back signed on this day. `valid_until` replaces the term that was printed.

    Raises BadInput for a day to come, DomainError where one was signed or closed meanwhile; all or none.
    """
    done = []
    for consent in consents:
        if on > day_in(consent.organisation, at):
            raise BadInput(
                _("A consent can't be signed on a day to come."), fields={"on": _("Not later than today.")}
            )
        consent.signed_on = on
        _replace_former(consent)
        if valid_until is not None:
            consent.valid_until = valid_until
        if consent.valid_until is not None and consent.valid_until < on:
            raise BadInput(
                _("The consent would end before it is signed."),
                fields={"valid_until": _("Choose a later day.")},
            )
        step(consent, State.SIGNED, STEPS, also=["signed_on", "valid_until"])
        done.append(consent)
    if done:
        _note_many("consent.sign", done[0].organisation, done, by, at)
    for consent in done:
        consent_signed.send(sender=Consent, consent=consent, by=by, at=at)
    return done


def _replace_former(consent: Consent) -> None:
    """A signed consent of the kind that this one renews is over the moment the new one is signed."""
    signed = Consent.objects.filter(person=consent.person_id, kind=consent.kind, state=State.SIGNED)
    for former in signed.exclude(pk=consent.pk):
        step(former, State.EXPIRED, STEPS)


@transaction.atomic
def record_answers(
    consent: Consent,
    answers: Mapping[str, tuple[bool | None, str]],
    *,
    by,
    at,
    addresses: Iterable[str] | None = None,
) -> None:
    """What the person ticked on the form on dissemination: code → (yes, no or nothing, conditions).

    Silence stays silence: what was not ticked is not allowed. `addresses` are the exact web addresses that the
    form names; None leaves those that are kept.
    """
    if consent.kind != Kind.DISSEMINATION or consent.state not in OPEN:
        raise BadInput(_("Only an open consent to dissemination has answers."))
    before = consent.items
    items = []
    for item in consent.items.get("items", ()):
        agreed, conditions = answers.get(item["code"], (item["agreed"], item["conditions"]))
        items.append({"code": item["code"], "agreed": agreed, "conditions": conditions})
    kept = before.get("addresses", []) if addresses is None else list(addresses)
    consent.items = {"items": items, "addresses": kept}
    consent.save(update_fields=["items"])
    record(
        "consent.answers",
        on=consent,
        by=by,
        at=at,
        organisation_id=consent.organisation_id,
        before=before,
        after=consent.items,
    )


@transaction.atomic
def enter_signed(
    person: Person,
    kind: str,
    *,
    on: Date,
    by,
    at,
    valid_until: Date | None = None,
    text_version: str = "earlier",
) -> Consent:
    """A consent signed on a paper of the school's own; an open printed form of the kind becomes it."""
    row = Consent.objects.filter(person=person, kind=kind).open().exclude(state=State.SIGNED).first()
    if row is None:
        row = Consent.objects.create(
            organisation=person.organisation,
            person=person,
            kind=kind,
            text_version=text_version,
            created_at=at,
        )
    return record_signed([row], on=on, by=by, at=at, valid_until=valid_until)[0]


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: Date, by, at) -> None:
    """The person takes the consent back. Tells consent_withdrawn, so that what rested on it stops."""
    if (consent.signed_on and on < consent.signed_on) or on > day_in(consent.organisation, at):
        raise BadInput(
            _("The day of the withdrawal lies between the signing and today."),
            fields={"on": _("Between the signing and today.")},
        )
    consent.withdrawn_on = on
    step(consent, State.WITHDRAWN, STEPS, also=["withdrawn_on"])
    _note_many("consent.withdraw", consent.organisation, [consent], by, at)
    consent_withdrawn.send(sender=Consent, consent=consent, by=by, at=at)


@transaction.atomic
def expire_consents(organisation, *, by, at) -> list[Consent]:
    """Consents whose term is over; for the nightly job."""
    today = day_in(organisation, at)
    over = list(Consent.objects.filter(state=State.SIGNED, valid_until__lt=today).order_by("pk"))
    for consent in over:
        step(consent, State.EXPIRED, STEPS)
    _note_many("consent.expire", organisation, over, by, at)
    return over


def _note_many(deed, organisation, rows, by, at):
    deeds = [Deed(deed, row, {}, {"kind": row.kind, "number": row.number_words}) for row in rows]
    record_many(deeds, by=by, at=at, organisation_id=organisation.pk)
