"""A teacher proposes themselves by the public form; the curator joins, rejects, erases."""

import time

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry as JournalEntry
from nastavnik.foundation.notify.models import Notice
from nastavnik.journey.register.actions.nominations import nominate_oneself, set_form
from nastavnik.journey.register.models import MentorEntry, Nomination
from nastavnik.journey.register.public.robots import LATEST, MOST_AN_HOUR, SALT, SOONEST

WORDS = {
    "full_name": "Петрова Анна Сергеевна", "post": "учитель", "contacts": "2-12-85", "about": "Работа с родителями",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_count():
    cache.clear()


@pytest.fixture
def public(in_school, program, at):
    set_form(in_school, is_open=True, words="Ищем наставников", by=program, at=at)
    return reverse("self_nomination:form", args=[in_school.slug])


@pytest.fixture
def stamped(in_school, monkeypatch):
    """`stamped(seconds)` is a stamp of so many seconds ago."""

    def make(ago, slug=in_school.slug):
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now - ago)
        made = signing.TimestampSigner(salt=SALT).sign(slug)
        monkeypatch.setattr(time, "time", lambda: now)
        return made

    return make


def test_a_closed_form_is_as_missing_as_a_school_that_never_was(in_school, public, program, at):
    set_form(in_school, is_open=False, words="", by=program, at=at)
    closed = Client().get(public)
    foreign = Client().get(reverse("self_nomination:form", args=["nowhere"]))
    assert (closed.status_code, foreign.status_code) == (404, 404)
    assert closed.content == foreign.content
    assert Client().post(public, WORDS).status_code == 404


def test_a_guest_proposes_themselves_and_the_curator_is_told(public, stamped, curator, in_school):
    page = Client().get(public)
    assert page.status_code == 200 and "Ищем наставников" in page.content.decode()
    sent = Client().post(public, WORDS | {"stamp": stamped(SOONEST + 2), "_once": "a"})
    assert sent.url == public + "thanks/" and Client().get(sent.url).status_code == 200
    assert list(Nomination.objects.values("full_name", "post", "contacts", "about", "state")) == [
        WORDS | {"state": "new"}
    ]
    assert Notice.objects.get(account=curator).url == reverse("register:nominations", args=[in_school.slug])
    assert JournalEntry.objects.get(deed="nomination.come").after == {}


@pytest.mark.parametrize("known", [True, False])
def test_the_answer_does_not_tell_whether_such_a_person_works_here(public, stamped, hire, known):
    if known:
        hire(WORDS["full_name"])
    sent = Client().post(public, WORDS | {"stamp": stamped(60), "_once": "a"}, follow=True)
    text = sent.content.decode()
    assert sent.status_code == 200 and "Куратор получил" in text and "Петрова" not in text


def test_robots_are_refused_in_the_same_words(public, stamped):
    wrongs = (
        {"stamp": stamped(60), "site": "http://spam.example"}, {"stamp": stamped(SOONEST - 3)}, {"stamp": ""},
        {"stamp": stamped(LATEST + 60)}, {"stamp": stamped(60, slug="school-9")}, {"stamp": stamped(60) + "x"},
    )  # fmt: skip
    for number, wrong in enumerate(wrongs):
        answer = Client().post(public, WORDS | wrong | {"_once": str(number)})
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["__all__"], wrong
    assert not Nomination.objects.exists()


def test_a_wrong_form_keeps_its_words_and_its_stamp(public, stamped):
    stamp = stamped(60)
    answer = Client().post(public, WORDS | {"about": "", "stamp": stamp, "_once": "a"})
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["about"]
    text = answer.content.decode()
    assert "2-12-85" in text and stamp in text


def test_too_many_from_one_address_wait(public, stamped):
    stamp = stamped(60)
    for number in range(MOST_AN_HOUR):
        assert Client().post(public, WORDS | {"stamp": stamp, "_once": str(number)}).status_code == 302
    assert Client().post(public, WORDS | {"stamp": stamp, "_once": "more"}).status_code == 429
    assert (
        Client().post(public, WORDS | {"stamp": stamp, "_once": "b"}, REMOTE_ADDR="10.0.0.9").status_code
        == 302
    )
    assert Nomination.objects.count() == MOST_AN_HOUR + 1


@pytest.fixture
def come(in_school, program, at):
    return nominate_oneself(in_school, **WORDS, by=program, at=at)


def test_it_is_joined_to_a_card_and_becomes_a_candidate(come, address, hire, enter, curator):
    person = hire(WORDS["full_name"], service_teaching=30, category="none")
    browser, url = enter(curator), address("nomination", come.pk)
    assert browser.get(url).context["likely"] == person
    assert browser.post(url, {"deed": "join", "person": "", "_once": "a"}).status_code == 422
    joined = browser.post(url, {"deed": "join", "person": person.pk, "_once": "b"})
    entry = MentorEntry.objects.get(person=person)
    assert joined.url == address("mentor", entry.pk)
    assert (entry.state, entry.source, entry.override_reason) == ("proposed", "self", "")
    assert [row["code"] for row in entry.broken] == ["service", "category", "nothing_known"]
    come.refresh_from_db()
    assert (come.state, come.person) == ("joined", person)
    assert browser.post(url, {"deed": "join", "person": person.pk, "_once": "c"}).status_code in (409, 422)


def test_who_is_in_the_bank_already_gets_the_words_as_notes(come, address, banks, enter, curator):
    entry = banks[1]
    enter(curator).post(
        address("nomination", come.pk), {"deed": "join", "person": entry.person_id, "_once": "a"}
    )
    entry.refresh_from_db()
    assert (entry.notes, entry.source, MentorEntry.objects.count()) == ("Работа с родителями", "self", 1)


def test_it_is_rejected_taken_up_again_and_erased(come, address, enter, curator):
    browser, url = enter(curator), address("nomination", come.pk)
    assert browser.post(url, {"deed": "erase", "_once": "0"}).status_code == 409
    assert browser.post(url, {"deed": "reject", "reason": "", "_once": "a"}).status_code == 422
    browser.post(url, {"deed": "reject", "reason": "не наш сотрудник", "_once": "b"})
    browser.post(url, {"deed": "again", "_once": "c"})
    come.refresh_from_db()
    assert come.state == "new"
    browser.post(url, {"deed": "reject", "reason": "не наш сотрудник", "_once": "d"})
    assert browser.post(url, {"deed": "erase", "_once": "e"}).url == address("nominations")
    assert not Nomination.objects.exists()
    kept = JournalEntry.objects.filter(object_type="register.nomination").values_list("before", "after")
    assert "Петрова" not in str(list(kept)) and "2-12" not in str(list(kept))


def test_the_switch_and_the_inbox(come, address, enter, curator, head, stranger, school):
    browser, url = enter(curator), address("nominations")
    assert "Петрова Анна Сергеевна" in browser.get(url).content.decode()
    browser.post(url, {"is_open": "on", "words": "Ждём", "_once": "a"})
    assert reverse("self_nomination:form", args=[school.slug]) in browser.get(url).content.decode()
    assert enter(head).get(url).status_code == 403
    assert enter(stranger).get(url).status_code == 404
    assert enter(stranger).get(address("nomination", come.pk)).status_code == 404


def test_the_inbox_costs_the_same_for_one_and_three(
    come, address, enter, curator, in_school, program, at, django_assert_num_queries
):
    browser = enter(curator)
    for more in (0, 2):
        for _number in range(more):
            nominate_oneself(in_school, **WORDS, by=program, at=at)
        with django_assert_num_queries(6):
            assert browser.get(address("nominations")).status_code == 200
