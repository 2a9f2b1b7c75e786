"""Answers: kept field by field, sent, changed until the last day; typed in from paper; or «no request»."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.instruments.documents.actions import day_in

from ..content import Content
from ..models import Campaign, Draft, Invitation, Response
from ..signals import answered, declined
from ..states import INVITATION_STEPS, CampaignState, InvitationState


@transaction.atomic
def keep_answers(invitation: Invitation, values: dict[str, Any], *, at) -> int:
    """Keep these answers (item code → value; None takes one away) without sending them; returns how many changed.

    The same answers once more change nothing. Raises DomainError where the link takes no answers any more.
    """
    refuse_late(invitation, at)
    refuse_sent(invitation)
    known = dict(Draft.objects.filter(invitation=invitation).values_list("item", "value"))
    fresh = {code: value for code, value in values.items() if value is not None and known.get(code) != value}
    gone = [code for code, value in values.items() if value is None and code in known]
    Draft.objects.bulk_create(
        [Draft(invitation=invitation, item=code, value=value) for code, value in fresh.items()],
        update_conflicts=True,
        unique_fields=["invitation", "item"],
        update_fields=["value"],
    )
    if gone:
        Draft.objects.filter(invitation=invitation, item__in=gone).delete()
    if fresh and invitation.state == InvitationState.WAITING:
        waiting = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.WAITING)
        waiting.update(state=InvitationState.STARTED)
        invitation.state = InvitationState.STARTED
    return len(fresh) + len(gone)


@transaction.atomic
def send_answers(invitation: Invitation, *, by, at, on_paper: bool = False) -> Response | None:
    """Hand in what is kept. Once more before the last day, it replaces what was handed in before.

    An anonymous one is put among the others without its link, and what was kept by the link is forgotten:
    nothing is returned, and it is handed in once only. Raises BadInput naming what is not answered yet.
    """
    refuse_late(invitation, at)
    row = Invitation.objects.select_for_update().get(
        pk=invitation.pk
    )  # of two presses one waits for the other
    if row.state == InvitationState.ANSWERED and invitation.campaign.anonymous:
        return None
    drafts = dict(Draft.objects.filter(invitation=invitation).values_list("item", "value"))
    content = invitation.campaign.version.read()
    answers = _complete(content, drafts)
    if invitation.campaign.anonymous:
        Response.objects.create(campaign=invitation.campaign, answers=answers, on_paper=on_paper)
        Draft.objects.filter(invitation=invitation).delete()
        step(invitation, InvitationState.ANSWERED, INVITATION_STEPS)
        return None
    return _hand_in(invitation, row, answers, on_paper=on_paper, by=by, at=at)


def _hand_in(invitation, row, answers, *, on_paper, by, at) -> Response:
    campaign = invitation.campaign
    known = Response.objects.filter(invitation=invitation).first()
    before = known.answers if known else {}
    if known and known.answers == answers and row.state == InvitationState.ANSWERED:
        return known
    response = known or Response(campaign=campaign, invitation=invitation)
    response.answers, response.sent_at, response.on_paper = answers, at, on_paper
    response.save()
    invitation.answered_on = day_in(campaign.organisation, at)
    if row.state == InvitationState.ANSWERED:
        invitation.save(update_fields=["answered_on"])
    else:
        step(invitation, InvitationState.ANSWERED, INVITATION_STEPS, also=["answered_on"])
    _note("answer.paper" if on_paper else "answer.send", invitation, by, at)
    answered.send(
        sender=Response,
        invitation=invitation,
        response=response,
        answers=answers,
        before=before,
        by=by,
        at=at,
    )
    return response


@transaction.atomic
def decline(invitation: Invitation, *, by, at) -> None:
    """The person has no request; what was begun is forgotten. Until the last day they may answer all the same."""
    refuse_late(invitation, at)
    if not invitation.campaign.version.read().may_decline:
        raise DomainError(_("This questionnaire can't be declined."))
    if invitation.state == InvitationState.DECLINED:
        return
    step(invitation, InvitationState.DECLINED, INVITATION_STEPS)
    Draft.objects.filter(invitation=invitation).delete()
    Response.objects.filter(invitation=invitation).delete()
    _note("answer.decline", invitation, by, at)
    declined.send(sender=Invitation, invitation=invitation, by=by, at=at)


@transaction.atomic
def type_anonymous(campaign: Campaign, values: dict[str, Any], *, by, at) -> None:
    """Count a paper sheet of an anonymous wave; whose it was, nobody asks. Raises BadInput as a sending does."""
    if campaign.state != CampaignState.OPEN:
        raise DomainError(_("This wave is closed: begin another one."))
    given = {code: value for code, value in values.items() if value is not None}
    answers = _complete(campaign.version.read(), given)
    Response.objects.create(campaign=campaign, answers=answers, on_paper=True)


def refuse_late(invitation: Invitation, at) -> None:
    """Raises DomainError in words where this link takes no answers any more."""
    campaign = invitation.campaign
    if invitation.state == InvitationState.REVOKED:
        raise DomainError(_("This link was taken back. Ask the curator for another one."))
    if campaign.state != CampaignState.OPEN:
        raise DomainError(_("This wave of questions is over, answers are not taken any more. Thank you."))
    if invitation.due_on < day_in(campaign.organisation, at):
        raise DomainError(
            _("Answers were taken until %(day)s. If you still want to answer, ask the curator to prolong it.")
            % {"day": f"{invitation.due_on:%d.%m.%Y}"}
        )


def refuse_sent(invitation: Invitation) -> None:
    """An anonymous answer that was sent is nobody's any more: there is nothing to change. Raises DomainError."""
    if invitation.campaign.anonymous and invitation.state == InvitationState.ANSWERED:
        raise DomainError(
            _("Your answers are sent. Nobody knows which of the answers are yours, so they can't be changed.")
        )


def _complete(content: Content, given: dict[str, Any]) -> dict[str, Any]:
    answers = content.kept(given)
    missing = unanswered(content, answers)
    if missing:
        raise BadInput(
            _("Not everything that is needed is answered yet."),
            fields={item.code: _("Please answer.") for item in missing},
        )
    return answers


def unanswered(content: Content, answers: dict[str, Any]) -> list:
    """Required items that are asked and not answered; of a table every row is to be marked."""
    found = []
    for item in content.items():
        if item.required and content.asks(item, answers):
            value = answers.get(item.code)
            rows = item.rows and isinstance(value, dict) and any(row.code not in value for row in item.rows)
            if value in (None, "", [], {}) or rows:
                found.append(item)
    return found


def _note(deed, invitation, by, at) -> None:
    record(deed, on=invitation, by=by, at=at, organisation_id=invitation.campaign.organisation_id)
