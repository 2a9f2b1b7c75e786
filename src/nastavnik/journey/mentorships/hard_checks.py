"""What must be in place before a pair may stand in an order (article 351.8 of the Labour Code, 152-ФЗ).

Rooms above add checks of theirs: `@hard_check("programme")` on a function
`(mentorships, today) -> {mentorship pk: [words of what is missing]}`.
"""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.consents.queries import lacking
from nastavnik.journey.training.queries import lacking_session

from .states import LegalBasis

_CHECKS = {}


def hard_check(code):
    """Register a check under this code; a second one of the same code is a mistake."""

    def register(function):
        if code in _CHECKS:
            raise ValueError(f"hard check {code} is registered twice")
        _CHECKS[code] = function
        return function

    return register


def missing_before_order(mentorships, today) -> dict[int, list]:
    """For each mentorship the words of everything that is missing; an empty list means «may be ordered»."""
    found = defaultdict(list, {mentorship.pk: [] for mentorship in mentorships})
    for check in _CHECKS.values():
        for pk, words in check(mentorships, today).items():
            found[pk] += words
    return dict(found)


@hard_check("consents")
def consents(mentorships, today):
    """Processing consents of all; mentoring consents of the mentee and, under article 351.8, of the mentor."""
    people = {}
    for mentorship in mentorships:
        for person in (mentorship.mentor, *mentorship.mentees):
            people[person.pk] = person
    lack = lacking(people.values(), ("processing", "mentoring"), today)  # person pk → set of kinds
    found = {}
    for mentorship in mentorships:
        words = []
        for person in (mentorship.mentor, *mentorship.mentees):
            kinds = set(lack.get(person.pk, ()))
            if person.pk == mentorship.mentor_id and mentorship.legal_basis != LegalBasis.ART_351_8:
                kinds.discard("mentoring")
            if "processing" in kinds:
                words.append(
                    _("%(name)s: no consent to the processing of data") % {"name": person.short_name}
                )
            if "mentoring" in kinds:
                words.append(_("%(name)s: no consent to mentoring") % {"name": person.short_name})
        found[mentorship.pk] = words
    return found


@hard_check("group")
def group_size(mentorships, today):
    """A group begins with as many mentees as it needs at least."""
    return {
        pair.pk: [
            _("%(name)s: the group has %(n)s, it needs %(least)s at least")
            % {"name": pair.mentor.short_name, "n": len(pair.mentees), "least": pair.least}
        ]
        for pair in mentorships
        if pair.least and len(pair.mentees) < pair.least
    }


@hard_check("training")
def training(mentorships, today):
    """Where the school wants it so: the mentor has attended a kick-off session or is exempted."""
    found = {}
    for cycle in {mentorship.cycle_id: mentorship.cycle for mentorship in mentorships}.values():
        if not numbers(cycle.organisation, today)["training.before_order"]:
            continue
        pairs = [mentorship for mentorship in mentorships if mentorship.cycle_id == cycle.pk]
        lacking = lacking_session(cycle, {mentorship.mentor_id for mentorship in pairs})
        for mentorship in pairs:
            if mentorship.mentor_id in lacking:
                words = _("%(name)s: no kick-off session and no exemption")
                found[mentorship.pk] = [words % {"name": mentorship.mentor.short_name}]
    return found
