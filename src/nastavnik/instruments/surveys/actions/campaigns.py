"""Waves: begun, more people asked, reminded, prolonged, closed; links taken back and given anew."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.states import step
from nastavnik.instruments.documents.actions import day_in

from ..letters import ask, remind_by_letter
from ..links import seal
from ..models import Campaign, Draft, Invitation, Version, new_nonce
from ..reminders import due_steps, usual_steps
from ..states import CAMPAIGN_STEPS, INVITATION_STEPS, CampaignState, InvitationState, VersionState


@transaction.atomic
def start_campaign(
    version: Version,
    people: Iterable,
    *,
    title: str,
    due_on: dt.date | None,
    by,
    at,
    anonymous: bool = False,
    standing: bool = False,
    letters: bool = True,
) -> Campaign:
    """Send a published version to these people. Whoever has an address gets a letter, if `letters`.

    Raises BadInput for a draft, for a last day that is over, for nobody.
    """
    organisation = version.questionnaire.organisation
    people = list(people)
    if version.state != VersionState.PUBLISHED:
        raise BadInput(_("Publish the questionnaire first: a draft is not sent."))
    if not standing:
        _check_day(organisation, due_on, at)
        if not people:
            raise BadInput(_("Choose whom to ask."), fields={"people": _("Tick at least one person.")})
    made = Campaign.objects.create(
        organisation=organisation,
        version=version,
        title=title,
        anonymous=anonymous,
        standing=standing,
        due_on=due_on,
        reminders=list(usual_steps()),
        created_at=at,
    )
    _note("wave.start", made, by, at, {"title": title, "people": len(people)})
    if people:
        invite(made, people, due_on=due_on, letters=letters, by=by, at=at)
    return made


@transaction.atomic
def invite(
    campaign: Campaign, people: Iterable, *, due_on: dt.date, by, at, letters: bool = True
) -> list[Invitation]:
    """Links for those of the people who have none in this wave yet."""
    _must_be_open(campaign)
    today = day_in(campaign.organisation, at)
    asked = set(Invitation.objects.filter(campaign=campaign).values_list("person_id", flat=True))
    fresh = [
        seal(Invitation(campaign=campaign, person=person, due_on=due_on, asked_on=today))
        for person in people
        if person.pk not in asked
    ]
    Invitation.objects.bulk_create(fresh, batch_size=200)
    _note("wave.invite", campaign, by, at, {"people": len(fresh)})
    if letters:
        for invitation in fresh:
            ask(invitation, at=at)
    return fresh


@transaction.atomic
def remind(campaign: Campaign, *, by, at) -> int:
    """Write to everybody now whose answer is awaited, whatever the pattern says; returns how many letters."""
    _must_be_open(campaign)
    awaited = _awaited(campaign, day_in(campaign.organisation, at))
    told = sum(remind_by_letter(one, f"by-hand-{at:%Y%m%d}", at=at) for one in awaited)
    _note("wave.remind", campaign, by, at, {"people": told})
    return told


@transaction.atomic
def remind_by_pattern(organisation, *, by, at) -> int:
    """The clock's reminders: the steps that have come, to who has not answered; returns how many letters."""
    today, told = day_in(organisation, at), 0
    for campaign in Campaign.objects.filter(organisation=organisation, state=CampaignState.OPEN).order_by(
        "pk"
    ):
        sent = 0
        for one in _awaited(campaign, today):
            come = due_steps(campaign.reminders, one.asked_on, one.due_on, today)
            if come > one.told:
                sent += remind_by_letter(one, f"step-{come}", at=at)
                Invitation.objects.filter(pk=one.pk).update(told=come)
        if sent:
            _note("wave.remind", campaign, by, at, {"people": sent})
        told += sent
    return told


def _awaited(campaign, today):
    found = Invitation.objects.filter(campaign=campaign, due_on__gte=today).awaited()
    return found.select_related("person__account", "campaign__organisation").order_by("pk")


@transaction.atomic
def prolong(campaign: Campaign, due_on: dt.date, *, by, at) -> None:
    """Another last day for the wave and all its links."""
    _must_be_open(campaign)
    _check_day(campaign.organisation, due_on, at)
    before = campaign.due_on
    campaign.due_on = due_on
    campaign.save(update_fields=["due_on"])
    Invitation.objects.filter(campaign=campaign).update(due_on=due_on)
    _note("wave.prolong", campaign, by, at, {"due_on": due_on}, {"due_on": before})


@transaction.atomic
def close_campaign(campaign: Campaign, *, by, at) -> None:
    """No answer comes in any more; what was begun and not sent in an anonymous wave is forgotten. For good."""
    campaign.closed_at = at
    step(campaign, CampaignState.CLOSED, CAMPAIGN_STEPS, also=["closed_at"])
    if campaign.anonymous:
        Draft.objects.filter(invitation__campaign=campaign).delete()
    _note("wave.close", campaign, by, at, {})


@transaction.atomic
def revoke(invitation: Invitation, *, by, at) -> None:
    """The link opens nothing any more, and what was begun by it is forgotten."""
    step(invitation, InvitationState.REVOKED, INVITATION_STEPS)
    Draft.objects.filter(invitation=invitation).delete()
    _note("wave.revoke", invitation, by, at, {}, campaign=invitation.campaign)


@transaction.atomic
def renew(invitation: Invitation, *, by, at) -> None:
    """Another link in place of the old one, which opens nothing any more; the answers begun stay."""
    _must_be_open(invitation.campaign)
    if invitation.state == InvitationState.REVOKED:
        step(invitation, InvitationState.WAITING, INVITATION_STEPS)
    invitation.nonce = new_nonce()
    seal(invitation).save(update_fields=["nonce", "token_hash"])
    _note("wave.renew", invitation, by, at, {}, campaign=invitation.campaign)


def _must_be_open(campaign) -> None:
    if campaign.state != CampaignState.OPEN:
        raise BadInput(_("This wave is closed: begin another one."))


def _check_day(organisation, day, at) -> None:
    if day is None or day < day_in(organisation, at):
        raise BadInput(
            _("The last day for answers can't be over already."), fields={"due_on": _("Today or later.")}
        )


def _note(deed, on, by, at, after, before=None, campaign=None) -> None:
    organisation_id = (campaign or on).organisation_id
    record(deed, on=on, by=by, at=at, organisation_id=organisation_id, before=before, after=after)
