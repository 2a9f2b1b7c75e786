"""One person's link as the curator sees it; answers from paper typed in."""

import base64

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in
from nastavnik.paper.qr import qr_png

from .. import queries
from ..access import open_campaign, open_invitation
from ..actions import answers as deeds
from ..actions import campaigns
from ..asking import answers_form
from ..links import address_of
from ..states import CampaignState, InvitationState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _today(request):
    return day_in(request.organisation, timezone.localtime())


@require_safe
@inside("survey.manage")
def link(request, pk):
    """The personal link and its code, to be shown or sent to the person."""
    found = open_invitation(request.actor, request.organisation, pk)
    live = found.state != InvitationState.REVOKED and found.campaign.state == CampaignState.OPEN
    address = address_of(found, request.build_absolute_uri("/"))
    context = {
        "invitation": found,
        "campaign": found.campaign,
        "address": address if live else "",
        "code": base64.b64encode(qr_png(address)).decode() if live else "",
        "live": live,
    }
    return render(request, "surveys/link.html", context)


@require_safe
@inside("survey.view")
def answers(request, pk):
    """What one person answered, in words; never of an anonymous wave."""
    found = open_invitation(request.actor, request.organisation, pk, to="survey.view")
    response = queries.response_of(found)
    if found.campaign.anonymous or response is None:
        raise Http404
    content = found.campaign.version.read()
    rows = queries.said_answers(
        content,
        response.answers,
        request.organisation,
        found.person,
        _today(request),
        with_people=request.actor.may("bank.veto", request.organisation),  # told to the curator alone
    )
    total = content.total(response.answers)
    context = {
        "invitation": found,
        "campaign": found.campaign,
        "response": response,
        "rows": rows,
        "total": total,
        "band": content.band(total) if total is not None else "",
    }
    return render(request, "surveys/answers.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def type_in(request, pk):
    """The answers that a person has given on paper."""
    found = open_invitation(request.actor, request.organisation, pk)
    if found.campaign.anonymous:
        return redirect("surveys:paper", request.organisation.slug, found.campaign_id)
    known = queries.drafts(found)
    forms = _forms(request, found.campaign, found.person, known)
    if request.method == "POST":
        at, values = timezone.localtime(), _values(forms)
        try:
            deeds.keep_answers(found, values, at=at)
            deeds.send_answers(found, by=request.actor, at=at, on_paper=True)
        except BadInput as error:
            _tell(forms, error)
        else:
            messages.info(
                request, _("The answers of %(name)s are typed in.") % {"name": found.person.full_name}
            )
            return redirect("surveys:wave", request.organisation.slug, found.campaign_id)
    return _typing(request, found.campaign, forms, found)


@GET_OR_POST
@inside("survey.manage")
@writes
def from_paper(request, pk):
    """A sheet of an anonymous wave: counted, nobody's."""
    found = open_campaign(request.actor, request.organisation, pk, to="survey.manage")
    if not found.anonymous:
        raise Http404
    forms = _forms(request, found, None, {})
    if request.method == "POST":
        try:
            deeds.type_anonymous(found, _values(forms), by=request.actor, at=timezone.localtime())
        except BadInput as error:
            _tell(forms, error)
        else:
            messages.info(request, _("The sheet is counted."))
            return redirect("surveys:paper", request.organisation.slug, pk)
    return _typing(request, found, forms, None)


def _forms(request, campaign, person, known):
    content, today = campaign.version.read(), _today(request)
    data = request.POST if request.method == "POST" else None
    return [
        (section, answers_form(content, section.items, person, request.organisation, today, known, data))
        for section in content.sections
    ]


def _values(forms) -> dict:
    return {code: value for _section, form in forms for code, value in form.values().items()}


def _tell(forms, error) -> None:
    for _section, form in forms:
        form.show(error.fields)


def _typing(request, campaign, forms, invitation):
    wrong = any(form.errors for _section, form in forms if form.is_bound)
    context = {
        "campaign": campaign,
        "invitation": invitation,
        "parts": [(section, form.asked()) for section, form in forms],
        "wrong": wrong,
    }
    return render(request, "surveys/type.html", context, status=422 if wrong else 200)


@GET_OR_POST
@inside("survey.manage")
@writes
def renew(request, pk):
    """Another link in place of one that was lost or seen by somebody else."""
    found = open_invitation(request.actor, request.organisation, pk)
    if request.method == "POST":
        campaigns.renew(found, by=request.actor, at=timezone.localtime())
        messages.info(request, _("The old link opens nothing any more, here is another one."))
        return redirect("surveys:link", request.organisation.slug, pk)
    context = {
        "heading": _("Another link"),
        "lead": found.person.full_name,
        "effects": [
            _("The old link and the printed code open nothing any more."),
            _("What was answered so far stays."),
        ],
        "undo": _("The old link can't be brought back."),
        "deed": _("Make another link"),
        "back": reverse("surveys:link", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)


@GET_OR_POST
@inside("survey.manage")
@writes
def revoke(request, pk):
    """The person is not asked any more."""
    found = open_invitation(request.actor, request.organisation, pk)
    if request.method == "POST":
        campaigns.revoke(found, by=request.actor, at=timezone.localtime())
        messages.info(request, _("The link is taken back."))
        return redirect("surveys:wave", request.organisation.slug, found.campaign_id)
    context = {
        "heading": _("Take the link back"),
        "lead": found.person.full_name,
        "effects": [
            _("The link opens nothing any more, and there are no reminders."),
            _("What was begun and not sent is removed."),
        ],
        "undo": _("Another link can be made for this person later."),
        "danger": True,
        "deed": _("Take the link back"),
        "back": reverse("surveys:link", args=[request.organisation.slug, pk]),
    }
    return render(request, "core/confirm.html", context)
