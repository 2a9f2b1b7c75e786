"""The end of a school year: the checklist, closing, the archive, the next year."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.actions import read_file
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.jobs.access import open_job
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.access import inside
from nastavnik.journey.roadmap.access import open_cycle
from nastavnik.journey.roadmap.actions import check_open
from nastavnik.journey.roadmap.queries import chooser, current_cycle
from nastavnik.journey.roadmap.years import school_year

from . import actions, queries
from .forms import NextYear, Reasons

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@inside("roadmap.view")
def now(request):
    """The end of the current year."""
    cycle = current_cycle(request.organisation, timezone.localdate())
    if cycle is None:
        return redirect("roadmap:now", request.organisation.slug)
    return redirect("year_end:year", request.organisation.slug, cycle.pk)


@require_safe
@inside("roadmap.view")
def year(request, pk):
    """What is unfinished, stage by stage; the archives; the year begun from this one."""
    cycle, today = open_cycle(request.actor, pk), timezone.localdate()
    groups = queries.checklist(cycle, today) if cycle.is_open else ()
    context = {
        "cycle": cycle,
        "cycles": queries.with_ends(chooser(cycle), request.organisation),
        "groups": groups,
        "open_count": sum(line.count for group in groups for line in group.lines),
        "end": None if cycle.is_open else queries.ending(cycle),
        "archives": queries.archives(request.organisation, cycle) if _may_take(request) else (),
        "may_take": _may_take(request),
        "may_change": request.actor.may("roadmap.change", request.organisation),
    }
    return render(request, "year_end/year.html", context)


@GET_OR_POST
@inside("roadmap.change")
@writes
def close(request, pk):
    """Ask for a reason for what stays open, and close."""
    cycle = open_cycle(request.actor, pk, to="roadmap.change")
    check_open(cycle)
    groups = queries.unfinished(queries.checklist(cycle, timezone.localdate()))
    form = Reasons(request.POST if request.method == "POST" else None, groups=groups)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_year(cycle, reasons=form.reasons(), by=request.actor, at=timezone.localtime())
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("The year %(year)s is closed.") % {"year": cycle})
            return redirect("year_end:year", request.organisation.slug, cycle.pk)
    context = _closing(request, cycle) | {"form": form}
    return render(request, "core/confirm.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("roadmap.change")
@writes
def begin_next(request, pk):
    """Show what the next year takes over and what it does not, then begin it."""
    old = open_cycle(request.actor, pk, to="roadmap.change")
    actions.check_may_go_on(old)
    form = NextYear(request.POST if request.method == "POST" else None, initial=_after(old))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin_next_year(
                old, **form.cleaned_data, by=request.actor, at=timezone.localtime()
            )
        except BadInput as error:
            form.tell(error)
        else:
            messages.info(request, _("The roadmap for %(year)s is open.") % {"year": made})
            return redirect("roadmap:cycle", request.organisation.slug, made.pk)
    context = _beginning(request, old) | {"form": form}
    return render(request, "year_end/next.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("year.archive")
@writes
def archive(request, pk):
    """Begin the archive of the year; its page shows how far it has come."""
    cycle = open_cycle(request.actor, pk, to="year.archive")
    if request.method == "POST":
        job = start(
            queries.ARCHIVE, organisation=request.organisation, by=request.actor, at=timezone.localtime(),
            key=f"year-{cycle.pk}", title=_("Archive of the year %(year)s") % {"year": cycle}, cycle=cycle.pk,
        )  # fmt: skip
        return redirect("jobs:job", request.organisation.slug, job.pk)
    return render(request, "core/confirm.html", _archiving(request, cycle))


@require_safe
@inside("year.archive")
def file(request, pk):
    """The finished archive; each taking is entered in the journal."""
    job = open_job(request.actor, request.organisation, pk)
    kept = queries.archive_file(request.organisation, job)
    if kept is None:
        raise Http404
    record(
        "year.take_archive", on=kept, by=request.actor, at=timezone.localtime(),
        organisation_id=request.organisation.pk, after={"sha256": kept.sha256},
    )  # fmt: skip
    return download(read_file(kept), kept.name, kept.media_type)


def _closing(request, cycle) -> dict:
    return {
        "heading": _("Close the year %(year)s?") % {"year": cycle},
        "effects": [
            _("The roadmap stays to be read; its points and ticks can't be changed any more."),
            _("What is unfinished is kept as it stands now, with your reasons."),
            _("Pairs, programmes and papers are not touched."),
        ],
        "undo": _("A closed year can't be opened again."),
        "deed": _("Close the year"),
        "danger": True,
        "back": _page(request, cycle),
    }


def _beginning(request, old) -> dict:
    return {
        "heading": _("Begin the next year from %(year)s") % {"year": old},
        "effects": queries.taken_over(old, _after(old)["starts_on"]),
        "behind": queries.left_behind(),
        "undo": _("The new roadmap can be changed point by point; it can't be removed as a whole."),
        "deed": _("Begin the year"),
        "back": _page(request, old),
    }


def _archiving(request, cycle) -> dict:
    return {
        "heading": _("Archive of the year %(year)s") % {"year": cycle},
        "effects": [
            _("One ZIP that opens without the program: a list of contents, the papers, registers, roadmap, journal "
              "and files of the year."),
            _("It holds names and other personal data: keep it as you keep personal files."),
            _("Who made it, who took it and when is entered in the journal and written into the archive."),
        ],
        "undo": _("Nothing changes in the program."),
        "deed": _("Gather the archive"),
        "back": _page(request, cycle),
    }  # fmt: skip


def _page(request, cycle) -> str:
    return reverse("year_end:year", args=[request.organisation.slug, cycle.pk])


def _after(old) -> dict:
    """The usual days of the school year after this one."""
    return school_year(old.ends_on.replace(month=6, day=1) if old.ends_on.month < 6 else old.ends_on)


def _may_take(request) -> bool:
    return request.actor.may("year.archive", request.organisation)
