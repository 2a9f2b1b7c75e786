"""What the pages of the desk cost in queries: a literal number, the same for one row and for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

NAMES = (
    ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич"),
    ("Сидорова Ольга Павловна", "Зуев Пётр Ильич"),
    ("Ким Вера Львовна", "Лапин Олег Юрьевич"),
)
VERSED = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}
YOUNG = {"service_total": 5, "service_teaching": 5, "service_here": 1, "birth_year": 2003}
# The session, the account, its roles with their organisations are three of each.
QUERIES = {
    "desk:cockpit": 5,
    "people:list": 6,
    "register:mentees": 7,
    "register:mentors": 7,
    "mentorships:list": 7,
    "matching:run": 8,
    "documents:list": 5,
    "consents:list": 10,
    "programmes:list": 7,
    "orders:desk": 12,
}


@pytest.fixture
def grow(cycle, hire, program, at):
    """`grow(3)` fills every list with so many rows; gives the newest matching."""
    from nastavnik.instruments.consents.actions import print_consents
    from nastavnik.journey.matching.actions import publish_run, run_matching
    from nastavnik.journey.orders.actions import prepare_pairs_order
    from nastavnik.journey.programmes.actions import draft_programmes
    from nastavnik.journey.register.actions.candidates import decide_candidates, propose_candidates
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry

    deed = {"by": program, "at": at}
    here = cycle.organisation

    def make(number):
        cards = []
        for mentor, mentee in NAMES[:number]:
            cards += [hire(mentor, subjects=["физика"], **VERSED), hire(mentee, subjects=["физика"], **YOUNG)]
        propose_candidates(here, cards, **deed)
        for model in (MenteeEntry, MentorEntry):
            decide_candidates(
                list(model.objects.select_related("person").order_by("pk")), "included", reason="да", **deed
            )
        run = run_matching(cycle, **deed)
        pairs = publish_run(run, starts_on=cycle.starts_on, ends_on=cycle.ends_on, **deed)
        print_consents(here, cards, ("processing", "mentoring"), year=cycle.name, **deed)
        draft_programmes(pairs, **deed)
        for pair in pairs[1:]:
            prepare_pairs_order(cycle, [pair], **deed)
        return run

    return make


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_one_row_and_for_three(rows, grow, school, curator, enter):
    run, browser = grow(rows), enter(curator)
    wrong = {}
    for name, most in QUERIES.items():
        address = reverse(name, args=[school.slug, *([run.pk] if name == "matching:run" else [])])
        assert browser.get(address).status_code == 200  # the sprite of icons, the templates: read once
        with CaptureQueriesContext(connection) as seen:
            browser.get(address)
        if len(seen) != most:
            wrong[name] = len(seen)
    assert wrong == {}
