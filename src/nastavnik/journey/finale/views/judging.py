"""What a member of the jury sees: by their account, or by a personal link below /j/<secret>/ without one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.core.private_pages import kept_private
from nastavnik.foundation.organisations.access import inside
from nastavnik.foundation.organisations.actor import Actor

from .. import access, queries
from ..actions import judging
from ..conflicts import own_work
from ..forms import RecuseForm, ScoreForm
from ..results import ranked
from ..states import State

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _own_seat(request, pk):
    event = queries.event_with(request.organisation, pk)
    juror = access.own_seat(request.actor, event) if event else None
    if juror is None:
        raise Http404
    return juror


@require_safe
@inside("organisation.view")
def works(request, pk):
    """My list as a member of the jury, by the account."""
    slug = request.organisation.slug
    return _list(
        request,
        _own_seat(request, pk),
        "core/base.html",
        lambda work: reverse("finale:judged", args=[slug, pk, work]),
    )


@GET_OR_POST
@inside("organisation.view")
@writes
def work(request, pk, application):
    juror = _own_seat(request, pk)
    back = reverse("finale:judging", args=[request.organisation.slug, pk])
    return _work(request, juror, application, back, "core/base.html", request.actor)


def _behind(secret):
    juror = access.juror_behind(secret, timezone.localtime())
    if juror is None:
        raise Http404
    return juror


@require_safe
def works_by_link(request, secret):
    """The same list behind a personal link."""
    juror = _behind(secret)
    with scope(organisation=juror.event.organisation):
        rows = _list(
            request, juror, "core/base_plain.html", lambda pk: reverse("jury:work", args=[secret, pk])
        )
        return kept_private(rows)


@GET_OR_POST
@writes
def work_by_link(request, secret, application):
    juror = _behind(secret)
    with scope(organisation=juror.event.organisation):
        back = reverse("jury:works", args=[secret])
        by = Actor(name=juror.full_name)
        return kept_private(_work(request, juror, application, back, "core/base_plain.html", by))


def _list(request, juror, frame, address):
    event, tasks = juror.event, queries.tasks_of(juror)
    context = {
        "frame": frame,
        "juror": juror,
        "event": event,
        "tasks": [(one, address(one.work.pk)) for one in tasks],
        "left": sum(one.shape == "attention" for one in tasks),
        "ranked": ranked(event) if event.is_counted else [],
    }
    return render(request, "finale/judging.html", context)


def _work(request, juror, pk, back, frame, by):
    """One work before a member: read, scored, or declared a conflict; which form was sent says its button."""
    found = access.open_judged(juror, pk)
    task = queries.task_of(juror, found)
    forms = _forms(request, task)
    if request.method == "POST":
        answer = _done(request, juror, found, forms, {"by": by, "at": timezone.localtime()})
        if answer:
            messages.info(request, answer)
            return redirect(back)
    context = {
        "frame": frame, "juror": juror, "task": task, "work": found, "event": found.event, "back": back,
        "own": own_work(juror, found), "at_work": found.event.state == State.JUDGING, **forms,
    }  # fmt: skip
    failed = request.method == "POST"
    return render(request, "finale/judged.html", context, status=422 if failed else 200)


def _forms(request, task):
    sent = request.POST.get("deed") if request.method == "POST" else ""
    known = task.score.points | {"remark": task.score.remark} if task.score else {}
    return {
        "score_form": ScoreForm(request.POST if sent == "score" else None, initial=known),
        "recuse_form": RecuseForm(request.POST if sent == "recuse" else None),
    }


def _done(request, juror, found, forms, deed):
    """What is done, in words; nothing where a form is wrong."""
    name = request.POST.get("deed")
    try:
        if name == "score" and forms["score_form"].is_valid():
            judging.give_score(juror, found, **forms["score_form"].values(), **deed)
            return _("Your score is kept. It can be changed until the scores are counted.")
        if name == "recuse" and forms["recuse_form"].is_valid():
            judging.recuse(juror, found, **forms["recuse_form"].cleaned_data, **deed)
            return _("It is noted: you don't judge this work.")
        if name == "end":
            judging.end_recusal(juror, found, **deed)
            return _("You can judge this work again.")
    except DomainError as error:
        form = forms["recuse_form" if name == "recuse" else "score_form"]
        if not form.is_bound or name == "end":
            raise
        form.tell(error)
    return ""
