"""Runs for many people: work behind the page, with progress, and stopped when asked."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.jobs.registry import job
from nastavnik.journey.roadmap.queries import current_cycle

from .criteria import chosen as told
from .reminding import remind
from .running import keep_run, work_out
from .states import Plan
from .told import last_run
from .translate import instance_of


@job("matching.run", title=_("Matching of many people"), retries=1)
def run_many(progress, *, plan, weights, rules, groups):
    """One run for the whole organisation; its page is the result."""
    cycle = current_cycle(progress.organisation, progress.at.date())
    if cycle is None:
        raise DomainError(_("Open the roadmap of the year first."))
    progress.step(0, total=100)
    school, today = progress.organisation, progress.at.date()
    instance = instance_of(school, today, told(weights, rules, groups))
    done = work_out(instance, Plan(plan), progress.step)
    with progress.finishing() as result:
        run = keep_run(cycle, done, before=last_run(school), by=progress.by, at=progress.at)
        count = run.totals["matched"]
        result["words"] = ngettext("%(n)s pair found", "%(n)s pairs found", count) % {"n": count}
        result["url"] = reverse("matching:run", args=[school.slug, run.pk])


@in_every_school("matching.remind", title=_("Questions and offers without an answer"))
def remind_of_silence(organisation, *, by, at):
    remind(organisation, by=by, at=at)
