"""A pair on a phone of 390 px: a meeting in at most eight taps, a line at one tap, the other side confirms."""

import datetime as dt

import pytest
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def at_work(live_server, cycle, mentor, mentee, school, program, at, today):
    from nastavnik.foundation.people.models import Person
    from nastavnik.journey.mentorships.actions import propose_mentorship
    from nastavnik.journey.mentorships.models import Mentorship
    from nastavnik.journey.programmes.actions import approve_programme, draft_programme, run_programme

    with scope(organisation=school):
        one, two = (Person.objects.get(surname=name) for name in ("Петрова", "Орлов"))
        pair = propose_mentorship(
            cycle, one, [two], starts_on=today, ends_on=dt.date(2027, 5, 31), by=program, at=at
        )
        programme = draft_programme(pair, by=program, at=at)
        approve_programme(programme, on=today, by=program, at=at)
        Mentorship.objects.filter(pk=pair.pk).update(state="active")
        run_programme(programme, by=program, at=at)
        return pair


@pytest.fixture
def phone(visit):
    """`phone(account)` opens the first page after signing in; `page.taps` counts."""

    def open_page(account, scheme="light"):
        page = visit("/", user=account, width=390, scheme=scheme)
        page.taps = 0

        def tap(target):
            page.taps += 1
            target.click()
            page.wait_for_load_state("networkidle")

        page.tap_on = tap
        return page

    return open_page


def test_a_meeting_in_eight_taps_and_a_line_in_one(phone, assert_clean, mentor, mentee, school, at_work):
    from nastavnik.journey.programmes.meetings.models import Meeting
    from nastavnik.journey.programmes.models import PlanItem

    page = phone(mentor)
    assert_clean(page)
    page.tap_on(page.get_by_role("link", name="Записать встречу").first)
    assert_clean(page)
    result = page.get_by_label("Результат")
    page.tap_on(result)
    result.fill("Договорились о правилах начала урока")
    page.tap_on(page.locator("label", has_text="30").first)
    page.tap_on(page.get_by_label("Этот пункт плана выполнен"))
    page.tap_on(page.get_by_role("button", name="Записать"))
    assert page.taps <= 8
    page.get_by_text("Встреча записана.").wait_for()
    with scope(organisation=school):
        made = Meeting.objects.get()
        assert (made.state, made.minutes, made.item.mark) == ("held", 30, "done")
        second = made.item.programme.items.all()[1]
    assert_clean(page)

    page.goto(f"/o/{school.slug}/programmes/{second.programme_id}/", wait_until="networkidle")
    page.taps = 0
    page.tap_on(page.locator("#line-2").get_by_role("button", name="Выполнено"))
    assert page.taps == 1
    with scope(organisation=school):
        assert PlanItem.objects.get(pk=second.pk).mark == "done"
    assert_clean(page)

    other = phone(mentee, scheme="dark")
    assert_clean(other)
    for _each in range(2):  # the meeting with its line, the line ticked
        other.tap_on(other.get_by_role("button", name="Подтвердить").first)
    assert other.get_by_role("button", name="Подтвердить").count() == 0
    with scope(organisation=school):
        assert Meeting.objects.get().state == "confirmed"
        assert PlanItem.objects.exclude(confirmed_at=None).count() == 2
    assert_clean(other)


def test_the_same_without_scripts(page_factory, mentor, school, at_work):
    from nastavnik.journey.programmes.meetings.models import Meeting

    page = page_factory(user=mentor, width=390, scripts=False)
    page.goto("/")
    page.get_by_role("link", name="Записать встречу").first.click()
    page.get_by_label("Результат").fill("Готово")
    page.get_by_role("button", name="Записать").click()
    with scope(organisation=school):
        assert Meeting.objects.get().minutes == 45
