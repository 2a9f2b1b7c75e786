"""Asking people before deciding: questions with pauses, and shortlists by a private link."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from .. import access, asking, queries
from ..banks import in_banks
from ..forms import QuestionForm, ShortlistForm
from ..states import Side

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _shown_once(request, person, token, back):
    """The private link, on a page that is not repeated."""
    address = request.build_absolute_uri(reverse("by_link:opened", args=[token]))
    return render(request, "mentorships/links.html", {"rows": [(person, address)], "back": back})


@GET_OR_POST
@inside("matching.run")
def questions(request):
    """What was asked, with the answers; pauses; one form to ask."""
    mentees, mentors = in_banks(request.organisation)
    form = QuestionForm(request.POST or None, people=sorted({*mentees, *mentors}, key=lambda one: one[1]))
    here = reverse("matching:questions", args=[request.organisation.slug])
    if request.method == "POST" and form.is_valid():
        person = queries.people_with([int(form.cleaned_data["person"])])[int(form.cleaned_data["person"])]
        deed = {"by": request.actor, "at": timezone.localtime()}
        _question, token = asking.ask(request.organisation, person, form.cleaned_data["text"], **deed)
        return _shown_once(request, person, token, here)
    context = {
        "form": form,
        "rows": queries.questions_of(request.organisation),
        "pauses": queries.pauses_of(request.organisation, timezone.localdate()),
    }
    return render(request, "matching/questions.html", context, status=422 if form.errors else 200)


@require_POST
@inside("matching.run")
@writes
def close(request, pk):
    found = access.open_question(request.actor, request.organisation, pk)
    asking.close(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The question is closed."))
    return redirect("matching:questions", request.organisation.slug)


@require_POST
@inside("matching.run")
@writes
def end_pause(request, pk):
    found = access.open_pause(request.actor, request.organisation, pk)
    asking.end_pause(found, by=request.actor, at=timezone.localtime())
    messages.info(request, _("The pause is over: the next run takes the person in."))
    return redirect("matching:questions", request.organisation.slug)


@GET_OR_POST
@inside("matching.secret")
def shortlists(request, side):
    """Whom somebody may put in order or object to, by a private link."""
    if side not in Side.values:
        raise Http404
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:now", request.organisation.slug)
    mentees, mentors = in_banks(request.organisation)
    asked, shown = (mentees, mentors) if side == Side.MENTEE else (mentors, mentees)
    form = ShortlistForm(request.POST or None, people=asked, candidates=shown)
    if request.method == "POST" and form.is_valid():
        try:
            return _put(request, cycle, Side(side), form.cleaned_data)
        except BadInput as error:
            form.add_error(None, str(error))
    context = {"form": form, "side": side, "rows": queries.shortlists_of(cycle)}
    return render(request, "matching/shortlists.html", context, status=422 if form.errors else 200)


def _put(request, cycle, side, values):
    keys = [int(values["person"]), *map(int, values["candidates"])]
    people = queries.people_with(keys)
    person, candidates = people[keys[0]], [people[key] for key in keys[1:]]
    deed = {"by": request.actor, "at": timezone.localtime()}
    _made, token = asking.put_shortlist(cycle, person, side, candidates, **deed)
    return _shown_once(
        request, person, token, reverse("matching:shortlists", args=[request.organisation.slug, side])
    )
