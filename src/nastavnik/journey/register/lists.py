"""What the register lends to questionnaires: its catalogue, the ways to work together, people to choose from."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.surveys.sources import Entry, group, people, source

from .catalogue import areas
from .models import MenteeEntry, MentorEntry
from .queries import without_request
from .states import EntryState
from .wishes import Form, Kind, Mode

DAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
}


@source("register.areas")
def areas_of_the_catalogue():
    return [
        Entry(
            area.code,
            {"ru": area.ru, "en": area.en},
            tuple(Entry(point.code, {"ru": point.ru, "en": point.en}) for point in area.points),
        )
        for area in areas()
    ]


def _both(pairs) -> list[Entry]:
    """Choices of the program in both languages."""
    found = []
    for code, label in pairs:
        words = {}
        for tongue in ("ru", "en"):
            with override(tongue):
                words[tongue] = str(label)
        found.append(Entry(code, words))
    return found


@source("register.forms")
def forms_of_mentoring():
    return _both(Form.choices)


@source("register.kinds")
def kinds_of_mentoring():
    return _both(Kind.choices)


@source("register.modes")
def modes_of_meeting():
    return _both(Mode.choices)


@source("register.days")
def days_after_lessons():
    return _both(DAYS.items())


@people("register.mentors", _("mentors of the bank"))
def mentors_of_the_bank(organisation, person, today):
    """Mentors and candidates of the bank, not the person themselves."""
    entries = MentorEntry.objects.filter(organisation=organisation).open().exclude(state=EntryState.REFUSED)
    return _named(entries, person, today)


@people("register.mentees", _("colleagues, the whole staff"))
def colleagues(organisation, person, today):
    """Everybody employed: whoever needs help is not told to the colleagues by a list."""
    found = Person.objects.filter(organisation=organisation).employed(today).teaching().in_order()
    return [(one.pk, one.full_name) for one in found if person is None or one.pk != person.pk]


@group("mentees", _("Bank of mentees"))
def in_the_bank_of_mentees(organisation, today):
    return _asked(MenteeEntry, organisation)


@group("mentees_silent", _("mentees without a request"))
def mentees_without_request(organisation, today):
    return without_request(MenteeEntry.objects.filter(organisation=organisation)).values_list(
        "person_id", flat=True
    )


@group("mentors", _("Bank of mentors"))
def in_the_bank_of_mentors(organisation, today):
    return _asked(MentorEntry, organisation)


def _asked(model, organisation):
    entries = model.objects.filter(organisation=organisation).open().exclude(state=EntryState.REFUSED)
    return entries.values_list("person_id", flat=True)


def _named(entries, person, today):
    found = Person.objects.filter(pk__in=entries.values("person")).employed(today).in_order()
    return [(one.pk, one.full_name) for one in found if person is None or one.pk != person.pk]
