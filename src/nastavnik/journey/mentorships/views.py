"""Pairs and groups: the list, a pair's page, its deeds; mentor and mentee see their own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.paging import page_of
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.queries import current_cycle

from . import access, actions, deeds, duties, links, queries
from .forms import AnswerForm, NewMentorship, Words
from .states import Reply, State
from .tables import COLUMNS, table_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("mentorship.view")
def listing(request):
    """All pairs and groups of the school."""
    states, text = request.GET.getlist("state"), request.GET.get("q", "")
    found = queries.listed(request.organisation, states=states, text=text, sort=request.GET.get("sort", ""))
    page = page_of(request, found.values_list(*COLUMNS))
    context = {
        "page": page,
        "table": table_of(page.rows, request.organisation),
        "states": queries.counts_by_state(request.organisation),
        "may_manage": request.actor.may("mentorship.manage", request.organisation),
    }
    return render(request, "mentorships/list.html", context)


@require_safe
@inside("mentorship.own")
def own(request):
    """The pairs of the person who is signed in, with what is to be answered."""
    ids = access.own_person_ids(request.actor)
    rows = list(queries.pairs_of(ids))
    return render(request, "mentorships/own.html", {"rows": rows, "ids": ids})


@require_safe
@inside("organisation.view")
def page(request, pk):
    return _page(request, access.open_mentorship(request.actor, request.organisation, pk), AnswerForm())


def _page(request, found, form, status=200):
    today = timezone.localdate()
    own_ids = access.own_person_ids(request.actor)
    manage = request.actor.may("mentorship.manage", request.organisation)
    sides, order = queries.sides_of(found), queries.order_of(found)
    context = {
        "mentorship": found,
        "sides": sides,
        "missing": queries.missing_of(found, today),
        "deeds": deeds.possible(found, today) if manage else [],
        "form": form,
        "asks_me": found.state == State.OFFERED and any(side.person.pk in own_ids for side in sides),
        "history": queries.history_of(found, order) if manage else [],
        "order": queries.order_words(order) if order else "",
        "health": queries.health_of_one(found, today),
        "duties": duties.told(queries.duties_of(found)) if manage else [],
        "may_manage": manage,
        "is_mentor": found.mentor_id in own_ids,
    }
    return render(request, "mentorships/page.html", context, status=status)


@GET_OR_POST
@inside("mentorship.manage")
@writes
def new(request):
    """A pair or group put together by hand."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:open", request.organisation.slug)
    form = NewMentorship(
        request.POST or None,
        initial={"starts_on": max(cycle.starts_on, timezone.localdate()), "ends_on": cycle.ends_on},
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        people = queries.people_with([values.pop("mentor"), *(mentees := values.pop("mentees"))])
        mentor = people[int(request.POST["mentor"])]
        try:
            made = actions.propose_mentorship(
                cycle,
                mentor,
                [people[pk] for pk in mentees],
                by=request.actor,
                at=timezone.localtime(),
                **values,
            )
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            return redirect("mentorships:page", request.organisation.slug, made.pk)
    return render(request, "mentorships/new.html", {"form": form}, status=422 if form.errors else 200)


@GET_OR_POST
@inside("mentorship.own")
@writes
def answer(request, pk):
    """Mentor or mentee answers the offer, on a phone, in a minute."""
    found = access.open_mentorship(request.actor, request.organisation, pk, to="mentorship.own")
    form = AnswerForm(request.POST or None)
    if request.method != "POST":
        return redirect("mentorships:page", request.organisation.slug, pk)
    if form.is_valid():
        ids = access.own_person_ids(request.actor)
        person = next(side.person for side in queries.sides_of(found) if side.person.pk in ids)
        try:
            actions.answer_offer(
                found,
                person,
                Reply(form.cleaned_data["reply"]),
                words=form.cleaned_data["words"],
                by=request.actor,
                at=timezone.localtime(),
            )
        except BadInput as error:
            form.add_error("words" if "words" in error.fields else None, str(error))
        else:
            messages.info(request, _("Your answer is kept. Thank you."))
            return redirect("mentorships:page", request.organisation.slug, pk)
    return _page(request, found, form, status=422)


@require_POST
@inside("mentorship.manage")
def offer_links(request, pk):
    """Links by which each side answers without an account, shown this once."""
    found = access.open_mentorship(request.actor, request.organisation, pk, to="mentorship.manage")
    rows = []
    for side in queries.sides_of(found):
        deed = {"by": request.actor, "at": timezone.localtime()}
        token = links.make_link(request.organisation, side.person, "offer", found.pk, **deed)
        rows.append((side.person, request.build_absolute_uri(reverse("by_link:opened", args=[token]))))
    context = {"rows": rows, "back": reverse("mentorships:page", args=[request.organisation.slug, pk])}
    return render(request, "mentorships/links.html", context)


@GET_OR_POST
@inside("mentorship.manage")
@writes
def settle(request, pk, duty):
    """The curator says how a duty with the pair was settled."""
    found = access.open_mentorship(request.actor, request.organisation, pk, to="mentorship.manage")
    row = next((one for one in queries.duties_of(found) if one.pk == duty), None)
    if row is None:
        raise Http404
    form = Words(request.POST or None)
    if request.method == "POST" and form.is_valid():
        duties.settle(row, words=form.cleaned_data["words"], by=request.actor, at=timezone.localtime())
        messages.info(request, _("It is noted how this was settled."))
        return redirect("mentorships:page", request.organisation.slug, pk)
    context = duties.confirmation(row, form)
    return render(request, "core/confirm.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("mentorship.manage")
@writes
def deed(request, pk, name):
    """One deed of the curator on a pair: what will happen, then done."""
    found = access.open_mentorship(request.actor, request.organisation, pk, to="mentorship.manage")
    chosen = deeds.named(name)
    if chosen is None:
        raise Http404
    today = timezone.localdate()
    form = chosen.form and chosen.form(request.POST or None, initial=deeds.first_values(chosen, found, today))
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            chosen.do(found, form.cleaned_data if form else {}, by=request.actor, at=timezone.localtime())
        except BadInput as error:
            for field, words in (error.fields or {None: str(error)}).items():
                form.add_error(field if field in form.fields else None, words)
        else:
            messages.info(request, chosen.done)
            return redirect("mentorships:page", request.organisation.slug, pk)
    context = deeds.confirmation(chosen, found, form, today)
    return render(request, "core/confirm.html", context, status=422 if form and form.errors else 200)
