"""A teacher answers the questionnaire of requests on a phone: from the link to «sent» in 25 taps at most."""

import datetime as dt

import pytest
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
TAPS = 25


@pytest.fixture
def link(live_server, school, hire, program, at):
    from nastavnik.instruments.surveys.actions.campaigns import start_campaign
    from nastavnik.instruments.surveys.actions.questionnaires import take_ready
    from nastavnik.instruments.surveys.links import token_of
    from nastavnik.instruments.surveys.models import Invitation, Version

    with scope(organisation=school):
        person = hire("Константинопольская Александра Всеволодовна", service_teaching=5, birth_year=2003)
        hire("Петрова Анна Сергеевна", service_teaching=240, category="highest")
        version = Version.objects.get(questionnaire=take_ready(school, "request.mentee", by=program, at=at))
        due_on = at.date() + dt.timedelta(days=7)
        wave = start_campaign(version, [person], title="Запрос педагога", due_on=due_on, by=program, at=at)
        return f"/a/{token_of(Invitation.objects.get(campaign=wave))}/"


class Phone:
    """A thumb that counts its taps."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, locator):
        locator.click()
        self.taps += 1

    def further(self):
        self.tap(self.page.locator("main .btn-primary"))

    def mark(self, words):
        self.tap(self.page.locator("label.choice", has_text=words).first)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_request_takes_25_taps_at_most(link, page_factory, assert_clean, school, scripts):
    from nastavnik.instruments.surveys.models import Response
    from nastavnik.journey.register.models import MenteeEntry

    page = page_factory(width=390, height=844, scripts=scripts)
    page.goto(link)
    phone = Phone(page)
    phone.further()
    for area in ("Методика преподавания", "Управление классом", "Общение с родителями"):
        phone.mark(area)
    if scripts:
        page.get_by_text("Сохранено в").wait_for()
        assert_clean(page)
    phone.further()
    for row in ("method.active", "method.self_analysis", "class_management.discipline", "parents.conflict"):
        marks = page.locator(f"input[name='q-points.{row.split('.')[0]}-{row}']")
        phone.tap(marks.nth(2))
    phone.further()
    for words in ("очно", "традиционное", "вторник"):
        phone.mark(words)
    phone.further()
    page.locator("select").first.select_option(label="Петрова Анна Сергеевна")
    phone.taps += 2
    if scripts:
        assert_clean(page)
    phone.further()
    phone.further()
    assert "ответы отправлены" in page.locator("h1").inner_text()
    assert phone.taps <= TAPS
    with scope(organisation=school):
        answers = Response.objects.get().answers
        entry = MenteeEntry.objects.get()
    assert answers["points.parents"] == {"parents.conflict": "3"}
    assert [row["code"] for row in entry.deficits] == [
        "method.active", "method.self_analysis", "class_management.discipline", "parents.conflict",
    ]  # fmt: skip


def test_a_mark_is_kept_though_the_page_is_closed(link, page_factory):
    page = page_factory(width=390, height=844)
    page.goto(f"{link}1/")
    page.locator("label.choice").first.click()
    page.get_by_text("Сохранено в").wait_for()
    page.close()
    again = page_factory(width=390, height=844)
    again.goto(link)
    again.locator("main .btn-primary").click()
    again.locator(".matrix-row").first.wait_for()  # the first page is answered: it goes on with the second
