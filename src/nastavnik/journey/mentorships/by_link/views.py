"""The door of personal links, and the first page behind it: answering an offer from a phone."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.private_pages import kept_private

from .. import access, actions, links, queries
from ..forms import AnswerForm
from ..states import Reply, State


@require_http_methods(["GET", "HEAD", "POST"])
def opened(request, token):
    """404 for a secret that does not work (any more); else the page of the link's purpose, kept by nobody."""
    link = links.link_behind(token, timezone.now())
    if link is None:
        raise Http404
    with scope(organisation=link.organisation):
        if request.method == "POST":
            links.note_opened(link, at=timezone.localtime())
        return kept_private(links.page_of(link.purpose)(request, link))


@links.purpose("offer")
def offer(request, link):
    """Agree, decline with a reason, or ask for a talk first."""
    found = access.pair_of_link(link)
    if found is None:
        raise Http404
    form, said = AnswerForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            actions.answer_offer(
                found, link.person, Reply(values["reply"]), words=values["words"],
                by=links.actor_of_link(link), at=timezone.localtime(),
            )  # fmt: skip
            said = True
        except (BadInput, DomainError) as error:
            form.add_error("words" if error.fields else None, str(error))
    context = {
        "mentorship": found,
        "person": link.person,
        "sides": queries.sides_of(found),
        "form": form,
        "asked": found.state == State.OFFERED and not said,
        "said": said,
        "of": link.organisation,
    }
    return render(request, "mentorships/by_link.html", context, status=422 if form.errors else 200)
