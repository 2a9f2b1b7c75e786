"""A run: its pairs with reasons, those left, the price of another pair, publishing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.organisations.access import inside

from .. import access, actions, looking, queries
from ..forms import PublishForm, TwoPeople
from ..running import run_again


@require_safe
@inside("mentorship.view")
def run(request, pk):
    found = access.open_run(request.actor, request.organisation, pk, to="mentorship.view")
    return _run_page(request, found, _publish_form(found))


def _publish_form(found, data=None):
    today = timezone.localdate()
    return PublishForm(
        data, initial={"starts_on": max(today, found.cycle.starts_on), "ends_on": found.cycle.ends_on}
    )


def _run_page(request, found, form, status=200):
    text, changed = request.GET.get("q", ""), request.GET.get("show") == "changed"
    language = get_language() or "ru"
    names = queries.everybody(found)
    page = page_of(request, queries.proposals_of(found, text=text, changed=changed))
    context = {
        "run": found,
        "form": form,
        "may_publish": found.state == "draft" and request.actor.may("matching.run", request.organisation),
        "page": page,
        "pairs": queries.told_pairs(page, names, language),
        "alone": queries.told_alone(found, names, language),
        "two": _two(found, names),
    }
    return render(request, "matching/run.html", context, status=status)


def _two(found, names, data=None):
    return TwoPeople(
        data,
        mentees=queries.choices_of(found, "mentees", names),
        mentors=queries.choices_of(found, "mentors", names),
    )


@require_safe
@inside("matching.run")
def choice(request, pk, mentee):
    """Every mentor who could take this mentee, the best first."""
    found = access.open_run(request.actor, request.organisation, pk)
    told = looking.mentors_for(found, str(mentee), get_language() or "ru")
    if told is None:
        raise Http404
    return render(request, "matching/choice.html", {"run": found, "told": told})


@require_safe
@inside("matching.run")
def helps(request, pk, mentee):
    """What would help somebody without a pair: worked out when asked."""
    found = access.open_run(request.actor, request.organisation, pk)
    told = looking.help_for(found, str(mentee), get_language() or "ru")
    if told is None:
        raise Http404
    template = "matching/helps.html#told" if request.htmx else "matching/helps.html"
    return render(request, template, {"run": found, "told": told})


@require_http_methods(["GET", "HEAD", "POST"])
@inside("matching.run")
@writes
def other(request, pk):
    """«Why not she?»: what a pair would cost the whole plan; a press more keeps it as a run of its own."""
    found = access.open_run(request.actor, request.organisation, pk)
    two = _two(found, queries.everybody(found), request.POST or request.GET)
    if not two.is_valid():
        return render(request, "matching/other.html", {"run": found, "two": two}, status=422)
    mentee, mentor = two.cleaned_data["mentee"], two.cleaned_data["mentor"]
    if request.method == "POST":
        edit = {"deed": _deed(request), "mentee": mentee, "mentor": mentor}
        made = run_again(found, edit, by=request.actor, at=timezone.localtime())
        return redirect("matching:run", request.organisation.slug, made.pk)
    told = looking.what_if(found, mentee, mentor, get_language() or "ru")
    return render(request, "matching/other.html", {"run": found, "told": told, "two": two})


def _deed(request) -> str:
    deed = request.POST.get("deed", "")
    if deed not in ("lock", "ban", "free"):
        raise Http404
    return deed


@require_POST
@inside("matching.run")
@writes
def publish(request, pk):
    """The ticked proposals become proposed pairs; those of other pages of the list, where «all» is ticked."""
    found = access.open_run(request.actor, request.organisation, pk)
    form = _publish_form(found, request.POST)
    if not form.is_valid():
        return _run_page(request, found, form, status=422)
    only = {int(one) for one in request.POST.getlist("pair") if one.isdigit()}
    if "whole" in request.POST:
        unticked = {int(one) for one in request.POST.getlist("shown") if one.isdigit()} - only
        only = {one.pk for one in queries.proposals_of(found)} - unticked
    made = actions.publish_run(
        found, only=only, by=request.actor, at=timezone.localtime(), **form.cleaned_data
    )
    words = ngettext("%(n)s pair is proposed.", "%(n)s pairs are proposed.", len(made)) % {"n": len(made)}
    messages.info(request, words)
    return redirect("mentorships:list", request.organisation.slug)


@require_POST
@inside("matching.run")
@writes
def discard(request, pk):
    found = access.open_run(request.actor, request.organisation, pk)
    actions.discard_run(found, by=request.actor, at=timezone.localtime())
    return redirect("matching:desk", request.organisation.slug)
