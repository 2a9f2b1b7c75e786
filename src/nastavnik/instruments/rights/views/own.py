"""One's own page: from the account, or by a personal link that opens once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in

from .. import access, actions
from ..bundle import data_file
from ..forms import AskForm
from ..portrait import portrait
from ..states import Kind


def _ask(request, person, done):
    """The form on one's own page; `done` is where it leads."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.localtime()
        actions.receive_request(
            person, Kind(form.cleaned_data["kind"]), on=day_in(person.organisation, at),
            words=form.cleaned_data["words"], by_person=True, by=request.actor, at=at,
        )  # fmt: skip
        messages.info(request, _("Your request is with the school; the law's term runs from today."))
        return None, redirect(*done)
    return form, None


def _file(request, person, kind):
    if request.method == "HEAD":
        return HttpResponse()
    found = data_file(person, kind, at=timezone.localtime())
    if found is None:
        raise Http404
    actions.note_export(person, kind, by=request.actor, at=timezone.localtime())
    return download(*found)


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def own(request):
    """What is kept about me, who sees it, why, how long; and what I ask for."""
    person = access.own_card(request.actor, request.organisation)
    if person is None:
        return render(request, "rights/no_card.html")
    form, answer = _ask(request, person, ("rights:own", request.organisation.slug))
    if answer:
        return answer
    context = {
        "person": person,
        "parts": portrait(person),
        "form": form,
        "requests": access.requests_by(person),
    }
    return render(request, "rights/own.html", context, status=422 if form.errors else 200)


@require_safe
@inside("organisation.view")
def own_data(request, kind):
    person = access.own_card(request.actor, request.organisation)
    if person is None:
        raise Http404
    return _file(request, person, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def link(request, secret):
    """A personal link: a look uses nothing up (a messenger fetches previews), the button opens it once."""
    found = access.link_by(secret)
    if request.method == "POST":
        with scope(organisation=found.organisation):
            actions.open_link(found, by=request.actor, at=timezone.localtime())
        request.session["rights_link"] = found.pk
        request.session.set_expiry(3600)
        return redirect("my:data")
    return render(request, "rights/link_door.html", {"school": found.organisation})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@writes
def by_link(request):
    """The same page for who has no account."""
    found = access.link_of_session(request.session, timezone.now())
    with scope(organisation=found.organisation):
        form, answer = _ask(request, found.person, ("my:data",))
        if answer:
            return answer
        context = {"person": found.person, "parts": portrait(found.person), "form": form,
                   "requests": access.requests_by(found.person), "school": found.organisation}  # fmt: skip
        return render(request, "rights/own_plain.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
def data_by_link(request, kind):
    found = access.link_of_session(request.session, timezone.now())
    with scope(organisation=found.organisation):
        return _file(request, found.person, kind)
