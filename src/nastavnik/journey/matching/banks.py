"""Who stands in the banks, as choices for the matching's forms."""

from nastavnik.journey.register.models import MenteeEntry, MentorEntry

from .translate import IN_QUESTION

Choices = list[tuple[str, str]]


def in_banks(organisation) -> tuple[Choices, Choices]:
    """(id, name) of the mentees and of the mentors who are proposed or included, by name."""
    return _named(MenteeEntry, organisation), _named(MentorEntry, organisation)


def _named(model, organisation) -> Choices:
    rows = model.objects.filter(organisation=organisation, state__in=IN_QUESTION)
    return [
        (str(entry.person_id), entry.person.full_name) for entry in rows.select_related("person").in_order()
    ]
