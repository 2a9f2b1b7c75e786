"""What people answer by a private link, and what the next run makes of it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.notify.models import Notice
from nastavnik.journey.matching import asking
from nastavnik.journey.matching.models import Choice, Pause, Question, Shortlist
from nastavnik.journey.matching.reminding import remind
from nastavnik.journey.matching.translate import instance_of
from nastavnik.journey.mentorships.actions import offer_mentorship, propose_mentorship
from nastavnik.journey.mentorships.links import link_behind, make_link
from nastavnik.journey.mentorships.models import Mentorship, PersonalLink

OLD = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}
DAY = dt.timedelta(days=1)


@pytest.fixture
def people(hire):
    young = hire("Орлов Дмитрий Ильич", post="учитель", service_total=6, service_teaching=6, category="none")
    return [
        young,
        *(hire(n, post="учитель", **OLD) for n in ("Петрова Анна Сергеевна", "Гёте Анна Карловна")),
    ]


def address(token):
    return reverse("by_link:opened", args=[token])


def test_a_shortlist_answered_on_a_phone_is_followed_and_read_by_nobody_else(
    people, cycle, in_school, program, at
):
    made, token = asking.put_shortlist(cycle, people[0], "mentee", people[1:], by=program, at=at)
    first, second = (made.choices.get(candidate=one) for one in people[1:])
    phone = Client()
    page = phone.get(address(token))
    assert (
        page.status_code == 200 and "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    )
    assert token not in page.content.decode() and "Петрова" in page.content.decode()
    said = {f"of_{first.pk}": "no", f"of_{second.pk}": "1"}
    assert phone.post(address(token), said).status_code == 200
    mentee = next(one for one in instance_of(in_school, at.date()).mentees if one.id == str(people[0].pk))
    assert (mentee.wishes, mentee.vetoes) == ((str(people[2].pk),), (str(people[1].pk),))
    entry = Entry.objects.about(made).order_by("-number").first()
    assert (entry.deed, entry.after) == ("matching.wishes", {})  # that it was told, not what
    asking.put_shortlist(cycle, people[0], "mentee", people[2:], by=program, at=at)
    assert (Shortlist.objects.count(), Choice.objects.count()) == (1, 1)
    assert phone.get(address(token)).status_code == 404  # the older link works no more


def test_links_end_and_their_secret_is_not_kept(people, in_school, program, at):
    question, token = asking.ask(in_school, people[1], "Возьмёте ещё одного?", by=program, at=at)
    link = PersonalLink.objects.get()
    assert token not in (link.token_hash, str(link)) and len(link.token_hash) == 64
    assert link_behind(token, at + 13 * DAY) == link
    assert link_behind(token, at + 14 * DAY) is None
    assert link_behind(token[:-1] + "x", at) is None
    assert Client().get(address("x" * 32)).status_code == 404


def test_not_before_march_is_a_pause_and_comes_up_again(people, in_school, program, at, curator):
    question, token = asking.ask(in_school, people[1], "Возьмёте ещё одного?", by=program, at=at)
    phone = Client()
    assert phone.post(address(token), {"text": "", "not_before": ""}).status_code == 422
    assert phone.post(address(token), {"text": "Сессия", "not_before": "2027-03-01"}).status_code == 200
    question.refresh_from_db()
    assert (question.look_again_on, Pause.objects.get().until) == (dt.date(2027, 3, 1), dt.date(2027, 3, 1))
    mentor = next(one for one in instance_of(in_school, at.date()).mentors if one.id == str(people[1].pk))
    assert mentor.places == 0
    assert remind(in_school, by=program, at=at + 30 * DAY) == 0
    assert remind(in_school, by=program, at=at.replace(year=2027, month=3, day=1)) == 1
    assert "Петрова" in Notice.objects.get().words
    asking.close(question, by=program, at=at)
    with pytest.raises(DomainError):
        asking.answer(Question.objects.get(), "Да", by=program, at=at)


def test_the_silent_are_reminded_once_and_then_brought_to_the_curator(
    people, in_school, cycle, program, at, curator, sign_up, school
):
    sign_up("anna", school, "mentor", person=people[1])
    asking.ask(in_school, people[1], "Возьмёте ещё одного?", by=program, at=at)
    pair = propose_mentorship(
        cycle, people[1], [people[0]], starts_on=cycle.starts_on, ends_on=cycle.ends_on, by=program, at=at
    )
    offer_mentorship(pair, by=program, at=at)

    def told():
        return sorted(
            (one.account.login, one.words.split()[0]) for one in Notice.objects.select_related("account")
        )

    remind(in_school, by=program, at=at + 2 * DAY)
    assert told() == []
    remind(in_school, by=program, at=at + 3 * DAY)
    remind(in_school, by=program, at=at + 4 * DAY)
    assert told() == [("anna", "Куратор")]
    remind(in_school, by=program, at=at + 7 * DAY)
    remind(in_school, by=program, at=at + 8 * DAY)
    names = [name for who, name in told() if who == "curator"]
    assert sorted(name.rstrip("\u00a0АСДИ.") for name in names) == ["Орлов", "Петрова", "Петрова"]


def test_an_offer_is_answered_by_both_from_their_phones(people, cycle, in_school, program, at):
    pair = propose_mentorship(
        cycle, people[1], [people[0]], starts_on=cycle.starts_on, ends_on=cycle.ends_on, by=program, at=at
    )
    offer_mentorship(pair, by=program, at=at)
    phone = Client()
    mine, hers = (make_link(in_school, one, "offer", pair.pk, by=program, at=at) for one in people[:2])
    assert phone.post(address(mine), {"reply": "no", "words": ""}).status_code == 422
    assert phone.post(address(mine), {"reply": "talk"}).status_code == 200
    assert phone.post(address(mine), {"reply": "yes"}).status_code == 200
    assert Mentorship.objects.get().state == "offered"
    assert phone.post(address(hers), {"reply": "yes"}).status_code == 200
    assert Mentorship.objects.get().state == "confirmed"
    strange = make_link(in_school, people[2], "offer", pair.pk, by=program, at=at)
    assert phone.get(address(strange)).status_code == 404


def test_the_curators_pages_of_questions_and_shortlists(people, cycle, school, enter, curator):
    browser = enter(curator)
    here = reverse("matching:questions", args=[school.slug])
    shown = browser.post(here, {"person": people[1].pk, "text": "Когда удобно?"})
    assert "/l/" in shown.content.decode()
    assert "Когда удобно?" in browser.get(here).content.decode()
    lists = reverse("matching:shortlists", args=[school.slug, "mentee"])
    assert browser.get(lists).status_code == 200
    shown = browser.post(lists, {"person": people[0].pk, "candidates": [people[1].pk, people[2].pk]})
    assert "/l/" in shown.content.decode() and Choice.objects.count() == 2
    assert browser.post(lists, {"person": people[0].pk}).status_code == 422
