"""Teachers propose themselves as mentors; the curator joins the proposal to a card or rejects it."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.organisations.queries import accounts_with

from ..models import MentorEntry, Nomination, NominationForm
from ..states import NOMINATION_STEPS, NominationState
from .candidates import add_candidate, change_entry


@transaction.atomic
def set_form(organisation, *, is_open: bool, words: str, by, at) -> NominationForm:
    """Open or close the school's public form; the words stand above it."""
    form, _made = NominationForm.objects.get_or_create(organisation=organisation)
    before = {"is_open": form.is_open, "words": form.words}
    form.is_open, form.words = is_open, words
    form.save()
    record(
        "nomination.form", on=form, by=by, at=at, organisation_id=organisation.pk,
        before=before, after={"is_open": is_open, "words": words},
    )  # fmt: skip
    return form


@transaction.atomic
def nominate_oneself(organisation, *, full_name, post, contacts, about, by, at) -> Nomination:
    """Keep what somebody wrote in the public form and tell the curators. Nobody learns whether such a person exists."""
    made = Nomination.objects.create(
        organisation=organisation, full_name=full_name, post=post, contacts=contacts, about=about, at=at
    )
    record("nomination.come", on=made, by=by, at=at, organisation_id=organisation.pk)
    url = reverse("register:nominations", args=[organisation.slug])
    for account in accounts_with("bank.decide", organisation, at.date()):
        put_notice(
            account,
            organisation=organisation,
            words=_("Somebody proposes themselves as a mentor"),
            url=url,
            at=at,
        )
    return made


@transaction.atomic
def join_nomination(nomination: Nomination, person, *, by, at) -> MentorEntry:
    """Take the proposal into the bank of mentors under this card; who is there already gets the words added."""
    if nomination.state != NominationState.NEW:
        raise BadInput(_("This proposal has been decided already."))
    entry = MentorEntry.objects.open().filter(person=person).select_related("person", "organisation").first()
    if entry is None:
        entry = add_candidate(MentorEntry, person, reason=nomination.about, source="self", by=by, at=at)
    else:
        notes = "\n".join(filter(None, (entry.notes, nomination.about)))
        change_entry(entry, notes=notes, source="self", by=by, at=at)
    nomination.person = person
    step(nomination, NominationState.JOINED, NOMINATION_STEPS, also=["person"])
    record(
        "nomination.join", on=nomination, by=by, at=at, organisation_id=nomination.organisation_id,
        after={"state": NominationState.JOINED},
    )  # fmt: skip
    return entry


@transaction.atomic
def reject_nomination(nomination: Nomination, *, reason: str, by, at) -> None:
    """Put the proposal aside with the reason; it can be taken up again."""
    if not reason.strip():
        raise BadInput(_("Say why."), fields={"reason": _("Say why.")})
    nomination.reason = reason
    before = {"state": nomination.state}
    step(nomination, NominationState.REJECTED, NOMINATION_STEPS, also=["reason"])
    record(
        "nomination.reject", on=nomination, by=by, at=at, organisation_id=nomination.organisation_id,
        before=before, after={"state": NominationState.REJECTED},
    )  # fmt: skip


@transaction.atomic
def take_up_nomination(nomination: Nomination, *, by, at) -> None:
    """The rejection was a mistake: the proposal waits again."""
    step(nomination, NominationState.NEW, NOMINATION_STEPS)
    record(
        "nomination.again", on=nomination, by=by, at=at, organisation_id=nomination.organisation_id,
        before={"state": NominationState.REJECTED}, after={"state": NominationState.NEW},
    )  # fmt: skip


@transaction.atomic
def erase_nomination(nomination: Nomination, *, by, at) -> None:
    """Destroy what a rejected person wrote; the journal keeps that it was done, not the words."""
    if nomination.state != NominationState.REJECTED:
        raise DomainError(_("Reject the proposal first: then it can be erased."))
    record("nomination.erase", on=nomination, by=by, at=at, organisation_id=nomination.organisation_id)
    nomination.delete()
