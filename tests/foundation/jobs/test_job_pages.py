import pytest
from django.urls import reverse

from nastavnik.foundation.jobs import actions
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.jobs.running import claim


@pytest.fixture
def job(school, mentor, actor, kinds, now):
    kinds("test.noop", lambda progress: None, title="Import of a list")
    return actions.start("test.noop", organisation=school, by=actor(mentor), at=now)


@pytest.fixture
def page(school):
    def address(name, row=None, slug=school.slug):
        return reverse(f"jobs:{name}", kwargs={"slug": slug} | ({"pk": row.pk} if row else {}))

    return address


def test_one_sees_ones_own_jobs_and_the_curator_all(
    page, job, enter, mentor, mentee, curator, stranger, other_school
):
    for account, expected, listed in ((mentor, 200, True), (curator, 200, True), (mentee, 404, False)):
        browser = enter(account)
        assert browser.get(page("job", job)).status_code == expected
        assert (page("job", job) in browser.get(page("jobs")).content.decode()) == listed
    foreign = enter(stranger)
    addresses = [page("jobs"), page("job", job), page("job", job, slug=other_school.slug)]
    assert [foreign.get(url).status_code for url in addresses] == [404, 404, 404]
    cancels = [page("cancel", job), page("cancel", job, slug=other_school.slug)]
    assert [foreign.post(url).status_code for url in cancels] == [404, 404]
    assert enter(mentee).post(page("cancel", job)).status_code == 404
    assert Job.objects.get().state == "queued"


def test_the_part_renews_itself_until_all_is_over(page, job, enter, mentor, now):
    browser = enter(mentor)
    htmx = {"HTTP_HX_REQUEST": "true"}
    Job.objects.update(total=60, done=31, words="card 31")
    part = browser.get(page("job", job), **htmx).content.decode()
    assert (
        "<html" not in part
        and 'hx-trigger="every 1s"' in part
        and 'value="31" max="60"' in part
        and "card 31" in part
    )
    whole = browser.get(page("job", job)).content.decode()
    assert "<html" in whole and page("cancel", job) in whole
    running = claim(job.pk, now)
    assert running.move("done", result={"url": "/o/school-7/x/", "words": "60 cards"}, finished_at=now)
    assert browser.get(page("job", job), **htmx)["HX-Refresh"] == "true"
    whole = browser.get(page("job", job)).content.decode()
    assert 'hx-trigger="every 1s"' not in whole and page("cancel", job) not in whole
    assert "/o/school-7/x/" in whole and "60 cards" in whole


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_result_leads_nowhere_but_into_the_program(page, job, enter, mentor, url):
    Job.objects.update(state="done", result={"url": url})
    assert url not in enter(mentor).get(page("job", job)).content.decode()


def test_a_failed_job_says_why(page, job, enter, mentor):
    Job.objects.update(state="failed", error="В строке 5 нет фамилии.")
    assert "В строке 5 нет фамилии." in enter(mentor).get(page("job", job)).content.decode()


def test_the_button_cancels_once(page, job, enter, mentor):
    browser = enter(mentor)
    assert browser.post(page("cancel", job), {"_once": "a"}).url == page("job", job)
    assert Job.objects.get().state == "cancelled"
    assert browser.post(page("cancel", job), {"_once": "b"}).status_code == 409
    assert browser.get(page("cancel", job)).status_code == 405


def test_the_list_costs_the_same_for_one_job_and_for_three(
    page, job, school, enter, curator, actor, now, django_assert_num_queries
):
    browser = enter(curator)
    browser.get(page("jobs"))
    with django_assert_num_queries(4):
        browser.get(page("jobs"))
    for _ in range(2):
        actions.start("test.noop", organisation=school, by=actor(curator), at=now)
    with django_assert_num_queries(4):
        browser.get(page("jobs"))
