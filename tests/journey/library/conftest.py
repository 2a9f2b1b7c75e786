"""A pair with an approved programme, and the practice composed from its record."""

import datetime as dt

import pytest


@pytest.fixture
def pair(cycle, mentor, mentee, in_school, program, at, today):
    """Петрова and Орлов at work; one line of their programme is done."""
    from nastavnik.foundation.people.models import Person
    from nastavnik.journey.mentorships.actions import propose_mentorship
    from nastavnik.journey.programmes import actions
    from nastavnik.journey.programmes.states import Mark
    from nastavnik.journey.register.models import MenteeEntry

    one, two = (Person.objects.get(surname=surname) for surname in ("Петрова", "Орлов"))
    deficits = [{"code": "class_management.discipline", "level": 3}]
    MenteeEntry.objects.update_or_create(
        organisation=in_school,
        person=two,
        defaults={"joined_on": today, "deficits": deficits, "request": "Шум."},
    )
    made = propose_mentorship(
        cycle, one, [two], starts_on=dt.date(2026, 10, 1), ends_on=dt.date(2027, 5, 31), by=program, at=at
    )
    programme = actions.draft_programme(made, by=program, at=at)
    actions.approve_programme(programme, on=today, by=program, at=at)
    for item in programme.items.all():
        if item.deficit:
            actions.mark_item(item, Mark.DONE, on=today, by=program, at=at)
            break
    return made


@pytest.fixture
def practice(pair, program, at):
    from nastavnik.journey.library.actions import begin_from_pair

    return begin_from_pair(pair, by=program, at=at)


@pytest.fixture
def publish(practice, program, at, today):
    """`publish()` takes the practice through review and agreement to the readers."""
    from nastavnik.journey.library import actions
    from nastavnik.journey.library.states import Answer, Verdict

    def make():
        actions.send_practice(practice, by=program, at=at)
        actions.review_practice(practice, Verdict.ACCEPT, by=program, at=at)
        for author in practice.authors.all():
            actions.answer_as_author(author, Answer.AGREED, on=today, by=program, at=at)
        practice.refresh_from_db()
        actions.publish_practice(practice, on=today, by=program, at=at)
        return practice

    return make
