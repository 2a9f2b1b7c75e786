"""The search behind the page, and what the clock brings: cases that follow the bank, reviews that are due."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.jobs.registry import job
from nastavnik.foundation.notify.actions import put_notice

from .actions import refresh
from .queries import due_for_review, keepers
from .schedule import SEARCH, schedule_search
from .search import keep_findings, work_out


@job(SEARCH, title=_("Search for mentors of those without a pair"), retries=2)
def search(progress):
    """Cases follow the bank, then the matcher looks; only the writing holds the database."""
    organisation, at = progress.organisation, progress.at
    open_cases = refresh(organisation, by=progress.by, at=at)
    progress.step(0, total=len(open_cases))
    found = work_out(organisation, at.date())
    with progress.finishing() as result:
        result["new"] = keep_findings(organisation, found, by=progress.by, at=at)


@in_every_school("support.nightly", title=_("Reviews of those without a pair"))
def nightly(organisation, *, by, at):
    """Cases follow the bank, due reviews are told once, the search runs once more."""
    if refresh(organisation, by=by, at=at):
        remind(organisation, at=at)
        schedule_search(organisation, at=at)


def remind(organisation, *, at) -> None:
    accounts = keepers(organisation, at.date())
    for case in due_for_review(organisation, at.date()):
        words = _("Look again: %(name)s has no pair yet, since %(day)s.") % {
            "name": case.person.short_name,
            "day": f"{case.since:%d.%m.%Y}",
        }
        for account in accounts:
            put_notice(account, organisation=organisation, words=words, at=at,
                       url=reverse("support:case", args=[organisation.slug, case.pk]),
                       key=f"support-review-{case.pk}-{case.review_on}")  # fmt: skip
