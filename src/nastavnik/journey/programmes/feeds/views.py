"""One's own calendar: its address is made and taken back in the account, and read without one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import day_in

from . import actions, queries
from .calendar import ICS, calendar_of


@require_http_methods(["GET", "HEAD", "POST"])
@inside("mentorship.own")
@writes
def own(request):
    """Make the secret address (shown this once), make it anew, or take it back."""
    person = next(iter(queries.own_cards(request.actor)), None)
    if person is None:
        raise Http404
    who = {"by": request.actor, "at": timezone.localtime()}
    address = ""
    if request.method == "POST" and request.POST.get("take_back"):
        actions.revoke_feed(person, **who)
        messages.info(request, _("The address works no more."))
        return redirect("feeds:own", request.organisation.slug)
    if request.method == "POST":
        token = actions.make_feed(person, **who)
        address = request.build_absolute_uri(reverse("calendar", args=[token]))
    context = {"feed": queries.feed_of(person), "address": address}
    return render(request, "feeds/own.html", context)


@require_safe
def read(request, token):
    """The calendar by its secret address: nobody is signed in, and nothing tells a wrong secret from none."""
    feed = queries.feed_by(token)
    if feed is None:
        raise Http404
    organisation = feed.person.organisation
    at = timezone.now()
    with scope(organisation=organisation), translation.override("ru"):
        meetings, items = queries.entries_of(feed.person, day_in(organisation, at))
        answer = HttpResponse(calendar_of(organisation, meetings, items, at=at), content_type=ICS)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
