"""The pages behind a personal link: no account, one section a page, every mark kept at once."""

import functools

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_scopes import scope

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.private_pages import kept_private
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.instruments.documents.actions import day_in

from .. import queries
from ..access import open_link
from ..actions import answers as deeds
from ..asking import answers_form
from ..content import say
from ..limits import too_many_unknown, too_many_writes
from ..states import InvitationState

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
WHO = Actor(name="link")  # whoever holds the link; the journal names the link


def by_link(view):
    """`token` of the address becomes `request.invitation`; 404 for an unknown one, words where it is over."""

    @functools.wraps(view)
    def wrapped(request, token, **kwargs):
        found = open_link(token)
        if found is None:
            if too_many_unknown(request):
                return kept_private(_busy(request))
            raise Http404
        if request.method == "POST" and too_many_writes(found.pk):
            return kept_private(_busy(request))
        request.invitation, request.token = found, token
        with scope(organisation=found.campaign.organisation):
            try:
                deeds.refuse_late(found, timezone.localtime())
                answer = view(request, **kwargs)
            except BadInput:
                raise
            except DomainError as error:
                context = {"error": error, "campaign": found.campaign}
                answer = render(request, "surveys/answer_over.html", context, status=410)
        return kept_private(answer)

    return wrapped


def _busy(request):
    answer = render(request, "surveys/answer_busy.html", status=429)
    answer["Retry-After"] = "60"
    return answer


@require_safe
@by_link
def start(request):
    """What is asked, by whom, until when; and where one had stopped."""
    content, known = _content(request), queries.drafts(request.invitation)
    shown = content.shown(known)
    state = request.invitation.state
    context = _context(request) | {
        "sections": len(shown),
        "begun": bool(known),
        "go_on": _first_open(content, known),
        "sent": state == InvitationState.ANSWERED,
        "declined": state == InvitationState.DECLINED,
        "may_decline": content.may_decline and state not in (InvitationState.ANSWERED,),
    }
    return render(request, "surveys/answer_start.html", context)


@GET_OR_POST
@by_link
def section(request, number):
    """One section; «further» keeps it and goes to the next one that is to be asked."""
    content, known = _content(request), queries.drafts(request.invitation)
    deeds.refuse_sent(request.invitation)
    shown = content.shown(known)
    here = next((row for row in shown if row[0] == number), None)
    if here is None:
        raise Http404
    form = _form(request, content, content.on_page(number, known), known)
    if request.method == "POST":
        values = form.values()
        deeds.keep_answers(request.invitation, values, at=timezone.localtime())
        answers = queries.drafts(request.invitation)
        missing = {item.code: _("Please answer.") for item in deeds.unanswered(content, answers)}
        form.show({code: text for code, text in missing.items() if code in values})
        if not form.errors:
            after = [n for n, *_rest in content.shown(answers) if n > number]
            return _to(request, after[0] if after else "check")
    position = [n for n, *_rest in shown].index(number)
    context = _context(request) | {
        "section": here[1],
        "lead": say(here[1].lead),
        "asked": form.asked(),
        "form": form,
        "position": position + 1,
        "total": len(shown),
        "number": number,
        "before": shown[position - 1][0] if position else None,
    }
    return render(request, "surveys/answer_section.html", context, status=422 if form.errors else 200)


@require_POST
@by_link
def save(request, number):
    """Keep the marks of a section while one answers; tells when they were kept."""
    content = _content(request)
    deeds.refuse_sent(request.invitation)
    if not 1 <= number <= len(content.sections):
        raise Http404
    at = timezone.localtime()
    known = queries.drafts(request.invitation)
    form = _form(request, content, content.on_page(number, known), known)
    deeds.keep_answers(request.invitation, form.values(), at=at)
    wrong = [str(error) for errors in form.errors.values() for error in errors]
    return render(request, "surveys/_saved.html", {"at": at, "wrong": wrong})


@GET_OR_POST
@by_link
def check(request):
    """All answers once more; then they are sent."""
    content, known = _content(request), queries.drafts(request.invitation)
    deeds.refuse_sent(request.invitation)
    missing = deeds.unanswered(content, content.kept(known))
    if request.method == "POST":
        try:
            deeds.send_answers(request.invitation, by=WHO, at=timezone.localtime())
        except BadInput:
            pass  # the page names what is missing
        else:
            return _to(request, "sent")
    invitation = request.invitation
    person = None if invitation.campaign.anonymous else invitation.person
    rows = queries.said_answers(content, known, invitation.campaign.organisation, person, _today(request))
    context = _context(request) | {
        "rows": rows,
        "missing": [(item, _section_of(content, item)) for item in missing],
        "sent": invitation.state == InvitationState.ANSWERED,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "surveys/answer_check.html", context, status=status)


@require_safe
@by_link
def sent(request):
    """Thanks, what happens next, and that the answers may still be changed."""
    if request.invitation.state not in (InvitationState.ANSWERED, InvitationState.DECLINED):
        return _to(request, "start")
    context = _context(request) | {"declined": request.invitation.state == InvitationState.DECLINED}
    return render(request, "surveys/answer_sent.html", context)


@GET_OR_POST
@by_link
def declining(request):
    """«I have no request»: asked once more, then recorded."""
    if not _content(request).may_decline:
        raise Http404
    if request.method == "POST":
        deeds.decline(request.invitation, by=WHO, at=timezone.localtime())
        return _to(request, "sent")
    return render(request, "surveys/answer_decline.html", _context(request))


def _content(request):
    return request.invitation.campaign.version.read()


def _today(request):
    return day_in(request.invitation.campaign.organisation, timezone.localtime())


def _form(request, content, items, known):
    invitation = request.invitation
    data = request.POST if request.method == "POST" else None
    organisation = invitation.campaign.organisation
    return answers_form(content, items, invitation.person, organisation, _today(request), known, data)


def _first_open(content, known) -> int:
    """The number of the first section with something unanswered; the first one where all is answered."""
    shown = content.shown(known)
    for number, *_rest, items in shown:
        if any(item.code not in known for item in items):
            return number
    return shown[0][0]


def _section_of(content, item) -> int:
    return next(n for n, section in enumerate(content.sections, 1) if item in section.items)


def _to(request, where):
    if isinstance(where, int):
        return redirect("answers:section", request.token, where)
    return redirect(f"answers:{where}", request.token)


def _context(request) -> dict:
    invitation = request.invitation
    campaign = invitation.campaign
    return {
        "token": request.token,
        "invitation": invitation,
        "campaign": campaign,
        "school": campaign.organisation,
        "questionnaire": campaign.version.questionnaire,
    }
