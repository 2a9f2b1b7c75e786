"""What may be shown to everybody: only a ticked line, at a named address, while the consent is valid."""

import datetime as dt

import pytest

from nastavnik.instruments.consents import actions
from nastavnik.instruments.consents.models import Consent
from nastavnik.instruments.consents.publishing import may_publish, verdicts

SITE = "https://school7.example.org"


@pytest.fixture
def signed(people, full_school, program, at, today):
    row = actions.print_consents(full_school, people[:1], ["dissemination"], by=program, at=at)[0]
    answers = {"name": (True, ""), "photo": (True, "без подписи"), "video": (False, "")}
    actions.record_answers(row, answers, addresses=[SITE + "/news", "vk.com/school7"], by=program, at=at)
    actions.record_signed([row], on=today, by=program, at=at)
    return Consent.objects.get()


@pytest.mark.parametrize(
    ("item", "channel", "allowed"),
    [
        ("name", SITE + "/news", True),
        ("name", SITE + "/news/2026/09", True),
        ("name", "https://www.school7.example.org/news", True),
        ("name", "https://vk.com/school7", True),
        ("name", SITE + "/newsletter", False),  # another place of the same site
        ("name", SITE, False),
        ("name", "https://vk.com/school70", False),
        ("name", "https://evil.example.org/school7.example.org/news", False),
        ("name", "", False),
        ("video", SITE + "/news", False),  # no
        ("email", SITE + "/news", False),  # silence
        ("nothing", SITE + "/news", False),
    ],
)
def test_only_what_is_ticked_and_only_there(signed, people, today, item, channel, allowed):
    assert bool(may_publish(people[0], item, channel, today)) is allowed


def test_conditions_are_for_a_person_to_keep(signed, people, today):
    found = may_publish(people[0], "photo", SITE + "/news", today)
    assert (found.allowed, found.conditions, bool(found)) == (True, "без подписи", False)


def test_not_before_the_signing_nor_after_the_end_nor_after_a_withdrawal(signed, people, program, at, today):
    place = SITE + "/news"
    assert not may_publish(people[0], "name", place, today - dt.timedelta(days=1))
    assert may_publish(people[0], "name", place, signed.valid_until)
    assert not may_publish(people[0], "name", place, signed.valid_until + dt.timedelta(days=1))
    actions.withdraw_consent(signed, on=today, by=program, at=at)
    assert not may_publish(people[0], "name", place, today)


def test_many_people_cost_one_query(signed, people, today, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = verdicts(people, "name", SITE + "/news", today)
    assert {pk: bool(one) for pk, one in found.items()} == {people[0].pk: True, people[1].pk: False}


def test_without_a_list_the_schools_own_site_is_named(people, full_school, program, at, today):
    row = actions.print_consents(full_school, people[:1], ["dissemination"], by=program, at=at)[0]
    actions.record_answers(row, {"name": (True, "")}, by=program, at=at)
    actions.record_signed([row], on=today, by=program, at=at)
    assert may_publish(people[0], "name", SITE + "/anywhere", today)
    assert not may_publish(people[0], "name", "https://t.me/school7", today)
