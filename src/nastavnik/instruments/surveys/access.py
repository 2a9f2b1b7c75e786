"""The doors to questionnaires, waves and links."""

from django.http import Http404

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.core.secret_links import hash_of
from nastavnik.foundation.organisations.actor import Actor

from .links import LENGTH
from .models import Campaign, Invitation, Questionnaire, Version
from .states import VersionState


def open_questionnaire(actor: Actor, organisation, pk: int, to: str = "survey.view") -> Questionnaire:
    found = Questionnaire.objects.filter(organisation=organisation).select_related("organisation")
    return open_one(found, pk, sees=actor.may("survey.view", organisation), may=actor.may(to, organisation))


def open_draft(actor: Actor, organisation, pk: int) -> Version:
    """The draft of the questionnaire `pk`; 404 where nothing is being written."""
    questionnaire = open_questionnaire(actor, organisation, pk, to="survey.manage")
    drafts = Version.objects.filter(questionnaire=questionnaire, state=VersionState.DRAFT)
    found = drafts.select_related("questionnaire__organisation").first()
    if found is None:
        raise Http404
    return found


def open_campaign(actor: Actor, organisation, pk: int, to: str = "survey.view") -> Campaign:
    found = Campaign.objects.filter(organisation=organisation)
    found = found.select_related("organisation", "version__questionnaire")
    return open_one(found, pk, sees=actor.may("survey.view", organisation), may=actor.may(to, organisation))


def open_invitation(actor: Actor, organisation, pk: int, to: str = "survey.manage") -> Invitation:
    found = Invitation.objects.filter(campaign__organisation=organisation).select_related(
        "campaign__organisation", "campaign__version__questionnaire", "person__account"
    )
    return open_one(found, pk, sees=actor.may("survey.view", organisation), may=actor.may(to, organisation))


def open_link(token: str) -> Invitation | None:
    """The link with this secret, of whatever school; None where there is none."""
    if len(token) != LENGTH:
        return None
    rows = Invitation.objects.with_scopes_disabled().select_related(
        "campaign__organisation", "campaign__version__questionnaire", "person"
    )
    return rows.filter(token_hash=hash_of(token)).first()
