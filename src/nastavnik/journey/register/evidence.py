"""What the banks tell the roadmap: stages 2 and 3."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.instruments.consents.queries import consenting
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check, once

from .models import MenteeEntry, MentorEntry
from .queries import review_before
from .states import EntryState


def held(model, cycle):
    """The open entries of a bank, read once for all checks: who, in which state, and whether they were asked."""
    return once(
        (model, cycle.pk),
        lambda: list(model.objects.filter(organisation=cycle.organisation).open().order_by("pk")),
    )


def _with_consent(included, cycle, today):
    """How many of these have a valid consent to the processing of data."""
    valid = once(("processing", cycle.pk), lambda: consenting(cycle.organisation, "processing", today))
    return sum(entry.person_id in valid for entry in included)


@check("register.requests")
def requests(cycle, today) -> Evidence:
    """Every mentee in the bank has stated a request or declined to."""
    entries = [entry for entry in held(MenteeEntry, cycle) if entry.state != EntryState.REFUSED]
    have = sum(1 for entry in entries if entry.request or entry.deficits or entry.request_refused)
    missing = ()
    if have < len(entries):
        words = ngettext_lazy(
            "%(n)s mentee has not stated a request", "%(n)s mentees have not stated a request", "n"
        ) % {"n": len(entries) - have}
        missing = (Missing(words, len(entries) - have, "register:mentees", query="request=missing"),)
    return Evidence(
        bool(entries) and have == len(entries), have, len(entries), _("requests of mentees"), missing
    )


@check("register.mentees")
def mentees(cycle, today) -> Evidence:
    """Every candidate has a decision, and everyone included a consent to the processing of data."""
    return _bank(MenteeEntry, "register:mentees", cycle, today, _("mentees in the bank with consent"))


@check("register.candidates")
def candidates(cycle, today) -> Evidence:
    """Every included mentor has said what they can teach."""
    entries = [entry for entry in held(MentorEntry, cycle) if entry.state == EntryState.INCLUDED]
    have = sum(1 for entry in entries if entry.competences)
    missing = ()
    if have < len(entries):
        words = ngettext_lazy(
            "%(n)s mentor has not named competences", "%(n)s mentors have not named competences", "n"
        ) % {"n": len(entries) - have}
        missing = (Missing(words, len(entries) - have, "register:mentors", query="competences=missing"),)
    return Evidence(bool(entries) and have == len(entries), have, len(entries), _("mentors asked"), missing)


@check("register.mentors")
def mentors(cycle, today) -> Evidence:
    """Every candidate has a decision, and everyone included a consent to the processing of data."""
    return _bank(MentorEntry, "register:mentors", cycle, today, _("mentors in the bank with consent"))


def _is_due(entry, before) -> bool:
    looked = entry.reviewed_on or entry.decided_on or entry.joined_on
    return entry.state in (EntryState.INCLUDED, EntryState.RESERVE) and looked <= before


def _bank(model, url_name, cycle, today, words):
    entries = held(model, cycle)
    undecided = sum(entry.state == EntryState.PROPOSED for entry in entries)
    taken = [entry for entry in entries if entry.state == EntryState.INCLUDED]
    included, agreed = len(taken), _with_consent(taken, cycle, today)
    before = once(("review", cycle.pk), lambda: review_before(cycle.organisation, today))
    missing = []
    if undecided:
        missing.append(
            Missing(
                ngettext_lazy("%(n)s candidate awaits a decision", "%(n)s candidates await a decision", "n")
                % {"n": undecided},
                undecided,
                url_name,
                query="state=proposed",
            )
        )
    if agreed < included:
        missing.append(
            Missing(
                ngettext_lazy(
                    "%(n)s person has not consented to the processing of data",
                    "%(n)s people have not consented to the processing of data",
                    "n",
                )
                % {"n": included - agreed},
                included - agreed,
                "consents:list",
            )
        )
    due = sum(_is_due(entry, before) for entry in entries)
    if due:
        words_due = ngettext_lazy(
            "%(n)s entry is due for its yearly review", "%(n)s entries are due for their yearly review", "n"
        ) % {"n": due}
        missing.append(Missing(words_due, due, url_name, query="review=due"))
    if not undecided and not included:
        missing.append(Missing(_("the bank is empty: import the staff list"), 1, "register:imports"))
    done = included > 0 and not undecided and agreed == included and not due
    return Evidence(done, agreed, included + undecided, words, tuple(missing))
