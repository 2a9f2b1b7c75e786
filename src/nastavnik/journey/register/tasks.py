"""What the clock brings about in the banks: newcomers are asked, the curators hear whose entries are due for review."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.foundation.jobs.nightly import in_every_school
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.organisations.queries import accounts_with

from .actions.answers import ask_newcomers
from .models import MenteeEntry, MentorEntry
from .queries import to_review


@in_every_school("register.review", title=_("Entries of the banks that are due for review"))
def remind_of_review(organisation, *, by, at) -> None:
    """Tell every curator, once a month and bank, how many entries nobody has looked at for nearly a year."""
    today = at.date()
    for model, name in ((MenteeEntry, "mentees"), (MentorEntry, "mentors")):
        due = to_review(model, organisation, today).count()
        if not due:
            continue
        words = WORDS[name](due) % {"n": due}
        url = f"{reverse(f'register:{name}', args=[organisation.slug])}?review=due"
        for account in accounts_with("bank.decide", organisation, today):
            put_notice(
                account, organisation=organisation, words=words, url=url, at=at,
                key=f"review-{name}-{today:%Y-%m}",
            )  # fmt: skip


WORDS = {
    "mentees": lambda n: ngettext_lazy(
        "%(n)s entry of the bank of mentees is due for its yearly review",
        "%(n)s entries of the bank of mentees are due for their yearly review",
        n,
    ),
    "mentors": lambda n: ngettext_lazy(
        "%(n)s entry of the bank of mentors is due for its yearly review",
        "%(n)s entries of the bank of mentors are due for their yearly review",
        n,
    ),
}


@in_every_school("register.ask_newcomers", title=_("Questionnaires for newcomers"), cron="30 7-19/3 * * *")
def ask(organisation, *, by, at) -> None:
    ask_newcomers(organisation, by=by, at=at)
