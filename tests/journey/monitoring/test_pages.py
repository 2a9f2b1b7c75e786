"""The pages: what each reader is shown, queries that do not grow, doors."""

import re

import pytest
from django.urls import reverse

from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.monitoring.actions import take_snapshots
from nastavnik.journey.monitoring.models import Refusal

PAGES = ("overview", "comparison", "wave")


@pytest.fixture
def go(school):
    def address(name, *args):
        return reverse(f"monitoring:{name}", args=[school.slug, *args])

    return address


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_pages_without_a_year_say_what_to_do(school, curator, enter, go):
    browser = enter(curator)
    for where in (*map(go, PAGES), go("indicator", "I1")):
        assert "Учебный год не открыт" in text(browser.get(where))


@pytest.mark.parametrize("name", [*PAGES, "I1", "I4", "I6"])
def test_a_page_costs_the_same_for_few_and_many(
    generate, enter, curator, go, name, django_assert_max_num_queries, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    where = go("indicator", name) if name[0] == "I" else go(name)
    browser = enter(curator)
    generate(5, people=30)
    browser.get(where)
    with CaptureQueriesContext(connection) as few:
        assert browser.get(where).status_code == 200
    generate(7, people=48)
    with django_assert_num_queries(len(few)):
        browser.get(where)


def test_a_small_school_is_shown_to_its_own_people_only(
    generate, in_school, tree, sign_up, curator, enter, go, program, at
):
    """Two pairs: the curator sees «1 of 2» without a share, the coordinator no page at all."""
    generate(2, people=12)
    Mentorship.objects.update(state="withdrawn", ended_on=None, end_reason="")
    for number, pair in enumerate(Mentorship.objects.order_by("pk")[:2]):
        Mentorship.objects.filter(pk=pair.pk).update(state="active", order_document_id=number or None)
    take_snapshots(in_school, by=program, at=at)
    coordinator = sign_up("rmo", tree[1], "municipal_coordinator")
    seen = text(enter(curator).get(go("indicator", "I3")))
    assert "1 из 2" in seen and "50,0" not in seen
    names = {pair.mentor.surname for pair in Mentorship.objects.select_related("mentor")}
    assert all(name in seen for name in names if Mentorship.objects.at_work().named(name).exists())
    for where in (go("overview"), go("comparison"), *(go("indicator", f"I{n}") for n in range(1, 13))):
        assert (
            enter(coordinator).get(where).status_code == 403
        )  # from outside there are the nightly cards only
    assert enter(coordinator).get(go("wave")).status_code == 403


def test_a_refusal_is_recorded_with_its_reason(generate, enter, curator, head, stranger, go, cycle):
    generate(5, people=30)
    pair = Mentorship.objects.at_work().order_by("pk").first()
    where = go("refusal", pair.mentor_id, "before.mentor")
    assert enter(stranger).get(where).status_code == 404
    assert enter(head).get(where).status_code == 403
    browser = enter(curator)
    assert browser.post(where, {"reason": " "}).status_code == 422
    assert browser.post(where, {"reason": "Не желает отвечать"}).status_code == 302
    assert list(Refusal.objects.values_list("code", "reason")) == [("before.mentor", "Не желает отвечать")]
    assert "Не желает отвечать" in text(browser.get(go("wave") + "?code=before.mentor"))
    assert browser.get(go("refusal", pair.mentor_id, "nonsense")).status_code == 404
    assert browser.get(go("indicator", "I13")).status_code == 404
