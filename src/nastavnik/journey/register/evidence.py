"""What the banks tell the roadmap: stages 2 and 3."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.instruments.consents.queries import lacking
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import MenteeEntry, MentorEntry
from .states import EntryState


def _with_consent(model, cycle, today):
    """People included in a bank, and how many of them have a valid consent to the processing of data."""
    people = [
        entry.person
        for entry in model.objects.filter(organisation=cycle.organisation).included().select_related("person")
    ]
    lack = lacking(people, ("processing",), today)
    return len(people), sum(1 for person in people if not lack.get(person.pk))


@check("register.requests")
def requests(cycle, today) -> Evidence:
    """Every mentee in the bank has stated a request or declined to."""
    entries = list(
        MenteeEntry.objects.filter(organisation=cycle.organisation).open().exclude(state=EntryState.REFUSED)
    )
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
    entries = list(MentorEntry.objects.filter(organisation=cycle.organisation).included())
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


def _bank(model, url_name, cycle, today, words):
    undecided = model.objects.filter(organisation=cycle.organisation, state=EntryState.PROPOSED).count()
    included, consenting = _with_consent(model, cycle, today)
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
    if consenting < included:
        missing.append(
            Missing(
                ngettext_lazy(
                    "%(n)s person has not consented to the processing of data",
                    "%(n)s people have not consented to the processing of data",
                    "n",
                )
                % {"n": included - consenting},
                included - consenting,
                "consents:list",
            )
        )
    if not undecided and not included:
        missing.append(Missing(_("the bank is empty: import the staff list"), 1, "register:imports"))
    done = included > 0 and not undecided and consenting == included
    return Evidence(done, consenting, included + undecided, words, tuple(missing))
