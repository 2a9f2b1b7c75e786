"""The roadmap, the progress of long work and the notices in a real browser."""

import datetime as dt

import pytest
from django_scopes import scope

pytestmark = pytest.mark.browser
AT = dt.datetime(2026, 9, 7, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def roadmap(live_server, school, program):
    """An open year with one tick; gives the addresses of the year and of a point."""
    from nastavnik.journey.roadmap.actions import open_cycle, tick_item
    from nastavnik.journey.roadmap.models import Item

    with scope(organisation=school):
        days = {"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2027, 5, 31)}
        cycle = open_cycle(school, name="2026/2027", **days, by=program, at=AT)
        first, second = Item.objects.filter(cycle=cycle).in_order()[:2]
        tick_item(first, done_on=dt.date(2026, 9, 4), note="Приказ № 14-а", by=program, at=AT)
    below = f"/o/{school.slug}/roadmap/"
    return {
        "cycle": f"{below}{cycle.pk}/",
        "ticked": f"{below}items/{first.pk}/",
        "open": f"{below}items/{second.pk}/",
    }


@pytest.mark.parametrize("width", [1366, 390])
def test_the_roadmap_is_clean_and_leads_from_a_stage_to_its_points(
    roadmap, curator, visit, assert_clean, width
):
    page = visit(roadmap["cycle"], user=curator, width=width)
    assert_clean(page)
    assert page.locator("section[id^=stage-]").count() == 7
    page.locator("a.stage-card").nth(4).click()
    assert page.url.endswith("#stage-5")


@pytest.mark.parametrize("address", ["cycle", "ticked", "open"])
def test_the_roadmap_is_clean_in_the_dark(roadmap, curator, visit, assert_clean, address):
    assert_clean(visit(roadmap[address], user=curator, scheme="dark"))


def test_a_point_is_ticked_by_keyboard_and_an_empty_tick_is_told(roadmap, curator, visit, assert_clean):
    page = visit(roadmap["open"], user=curator)
    page.locator("#tick button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".error-summary")
    assert_clean(page, ignore_wrongs=["422"])
    page.locator("#tick textarea").fill("Протокол № 1")
    page.locator("#tick button").click()
    page.wait_for_selector("text=Протокол № 1")
    assert_clean(page)


@pytest.mark.parametrize("address", ["change/", ""])
def test_the_forms_are_clean_on_a_phone(roadmap, curator, visit, assert_clean, address):
    assert_clean(visit(roadmap["open"] + address, user=curator, width=390))


@pytest.fixture
def job(live_server, school, curator):
    from nastavnik.foundation.jobs.models import Job

    return Job.objects.create(
        organisation_id=school.pk, account_id=curator.pk, kind="test", words_of_title="Загрузка списка",
        state="running", attempts=1, done=12, total=60, words="Карточка 12", queued_at=AT, created_at=AT,
    )  # fmt: skip


def test_progress_is_shown_live_and_then_the_result(job, school, curator, visit, assert_clean):
    from nastavnik.foundation.jobs.models import Job

    page = visit(f"/o/{school.slug}/jobs/{job.pk}/", user=curator)
    assert_clean(page)
    assert page.locator("progress").get_attribute("value") == "12"
    Job.objects.update(done=31, words="Карточка 31")
    page.wait_for_selector("text=Карточка 31")
    assert page.locator("progress").get_attribute("value") == "31"
    Job.objects.update(
        done=60, state="done", result={"words": "60 карточек", "url": f"/o/{school.slug}/jobs/"}
    )
    page.wait_for_selector("text=60 карточек")
    assert_clean(page)
    page.locator("a.btn-primary").click()
    page.wait_for_selector("table")
    assert_clean(page)


def test_without_scripts_progress_is_renewed_by_a_link(job, school, curator, visit):
    from nastavnik.foundation.jobs.models import Job

    page = visit(f"/o/{school.slug}/jobs/{job.pk}/", user=curator, scripts=False)
    Job.objects.update(words="Карточка 31")
    page.locator("a.no-js").click()
    page.wait_for_selector("text=Карточка 31")


def test_notices_are_clean_and_lead_where_they_are_dealt_with(
    live_server, school, curator, visit, assert_clean
):
    from nastavnik.foundation.notify.actions import put_notice

    for number in (1, 2):
        put_notice(
            curator,
            organisation=school,
            words=f"Пара {number} ждёт ответа",
            url=f"/o/{school.slug}/jobs/",
            at=AT,
        )
    page = visit("/notices/", user=curator, width=390)
    assert_clean(page)
    page.locator(".task button").first.click()
    page.wait_for_url(f"**/o/{school.slug}/jobs/")
    assert_clean(page)
