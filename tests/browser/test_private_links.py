"""Pages behind a personal link, in a real Chromium without an account: what is sent from them arrives.

A browser sends `Origin: null` from a page that forbids the referrer, and Django takes such a form for a forged one;
the test client knows nothing of that.
"""

import datetime as dt

import pytest
from django.urls import reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def people(live_server, cycle, mentor, mentee):
    from nastavnik.foundation.people.models import Person

    return tuple(Person.objects.get(surname=surname) for surname in ("Петрова", "Орлов"))


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def pair(cycle, people, today, deed):
    from nastavnik.journey.mentorships.actions import propose_mentorship

    one, other = people
    return propose_mentorship(cycle, one, [other], starts_on=today, ends_on=dt.date(2027, 5, 31), **deed)


@pytest.fixture
def phone(page_factory):
    return page_factory(width=390, height=844)


def test_an_offer_is_answered_by_link(pair, people, school, deed, phone, assert_clean):
    from nastavnik.journey.mentorships.actions import offer_mentorship
    from nastavnik.journey.mentorships.links import make_link
    from nastavnik.journey.mentorships.models import Answer

    offer_mentorship(pair, **deed)
    secret = make_link(school, people[0], "offer", pair.pk, **deed)
    phone.goto(reverse("by_link:opened", args=[secret]))
    assert_clean(phone)
    phone.locator("input[name=reply][value=yes]").check()
    phone.locator("main button.btn-primary").click()
    phone.wait_for_load_state("load")
    assert_clean(phone)
    with scope(organisation=school):
        assert [(one.person_id, one.reply) for one in Answer.objects.order_by("pk")] == [
            (people[0].pk, "yes")
        ]


@pytest.fixture
def judging(cycle, pair, hire, deed, at):
    """An event whose jury of two is at work: (chair, guest, the work)."""
    from nastavnik.journey.finale.actions import applications, events, jury
    from nastavnik.journey.mentorships.models import Mentorship

    Mentorship.objects.filter(pk=pair.pk).update(state="active")
    event = events.plan_event(
        cycle, on=at.date(), time=dt.time(14), place="Актовый зал", until=at.date(), least_scores=1,
        lines=[(dt.time(14), "Открытие", "")], nominations=["Наставническая пара года"], **deed,
    )  # fmt: skip
    chair = jury.add_juror(event, person=hire("Жукова Инна Олеговна"), is_chair=True, **deed)
    guest = jury.add_juror(event, name="Туманова-Белозёрская Лидия Сергеевна", post="доцент", **deed)
    events.open_applications(event, **deed)
    work = applications.apply(
        event, Mentorship.objects.with_people().get(pk=pair.pk), nomination=event.nominations.get(),
        title="Урок вдвоём", summary="Вели уроки вместе", achieved="Было 3, стало 8", **deed,
    )  # fmt: skip
    events.begin_judging(event, **deed)
    return chair, guest, work


def test_a_member_of_the_jury_judges_by_link(judging, school, deed, phone, assert_clean):
    from nastavnik.journey.finale.actions import jury
    from nastavnik.journey.finale.models import Score

    _chair, guest, work = judging
    secret = jury.make_link(guest, **deed)
    phone.goto(reverse("jury:works", args=[secret]))
    assert_clean(phone)
    phone.goto(reverse("jury:work", args=[secret, work.pk]))
    assert_clean(phone)
    for criterion in ("uniqueness", "results", "scalability"):
        field = phone.locator(f"[name={criterion}]").first
        field.select_option("2") if field.evaluate("one => one.tagName") == "SELECT" else phone.check(
            f"[name={criterion}][value='2']"
        )
    phone.locator("button[value=score]").click()
    phone.wait_for_url(f"**/{secret}/")
    assert_clean(phone)
    with scope(organisation=school):
        score = Score.objects.get()
        assert (score.juror_id, set(score.points.values())) == (guest.pk, {2})


def test_a_member_of_the_jury_judges_by_account(judging, school, sign_up, page_factory, assert_clean):
    chair, _guest, work = judging
    page = page_factory(user=sign_up("chair", school, "council", person=chair.person), scheme="dark")
    page.goto(reverse("finale:judging", args=[school.slug, work.event_id]))
    assert_clean(page)
    page.locator("main .tasks a").first.click()
    page.wait_for_url(f"**/judging/{work.pk}/")
    assert_clean(page)


def test_presence_is_noted_by_ones_own_link(cycle, people, school, deed, phone, assert_clean, at):
    from nastavnik.journey.training import actions
    from nastavnik.journey.training.door import codes
    from nastavnik.journey.training.models import Participant

    session = actions.plan_session(
        cycle, topic="Первые шаги", starts_at=at, leaders="Соколова Е. В.", place="каб. 12", **deed
    )
    actions.invite(session, [people[0]], **deed)
    token = Participant.objects.get().token
    phone.goto(reverse("attendance:me", args=[token]))
    assert_clean(phone)
    phone.fill("input[name=digits]", codes.digits(session, at, 5))
    phone.locator("main button.btn-primary").click()
    phone.wait_for_selector(".notice")
    assert_clean(phone)
    with scope(organisation=school):
        assert Participant.objects.get().way == "link"
