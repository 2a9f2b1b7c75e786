"""The matching desk in a real Chromium: sliders by keyboard, three plans, a pair by hand by keyboard and by mouse."""

import pytest
from django.urls import reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OLD = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}
YOUNG = {"service_total": 6, "service_teaching": 6, "service_here": 6, "category": "none"}
MENTORS = (
    "Петрова Анна Сергеевна",
    "Константинопольская-Задунайская Александра Владимировна",
    "Юсупова Гузель Ринатовна",
)
MENTEES = ("Орлов Дмитрий Ильич", "Ким Виктория Андреевна", "Гёте Анна Карловна", "Щукин Пётр Ильич")


@pytest.fixture
def banks(live_server, cycle, hire):
    subjects = ("математика", "русский язык", "музыка")
    for number, name in enumerate(MENTORS):
        hire(name, post=f"учитель, {subjects[number]}", subjects=[subjects[number]], levels=["basic"], **OLD)
    for number, name in enumerate(MENTEES):
        subject = subjects[number % 2]
        hire(name, post=f"учитель, {subject}", subjects=[subject], levels=["basic"], **YOUNG)


def test_from_slider_to_a_pair_by_hand(banks, page_factory, assert_clean, curator, school, live_server):
    from nastavnik.journey.matching.models import MatchRun, Proposal

    page = page_factory(user=curator)
    page.goto(reverse("matching:desk", args=[school.slug]))
    page.wait_for_selector("#preview table")
    slider = page.locator("#id_weight_subject")
    slider.focus()
    page.keyboard.press("Home")
    assert page.locator("#says_subject").inner_text() == "не учитывается"
    with page.expect_response(lambda answer: "/preview/" in answer.url):
        page.keyboard.press("End")
    assert page.locator("#says_subject").inner_text() == "важнее всего"
    assert_clean(page)
    page.get_by_role("button", name="Подобрать пары").press("Enter")
    page.wait_for_url("**/matching/*/")
    assert_clean(page)
    with scope(organisation=school):
        run = MatchRun.objects.get()
        one, two = Proposal.objects.filter(run=run).order_by("pk")[:2]
        others = Proposal.objects.filter(run=run).exclude(mentor=one.mentor_id).order_by("pk")
        target = others[0].mentor_id
    page.select_option("#id_mentee", str(one.mentee_id))
    page.select_option("#id_mentor", str(target))
    page.get_by_role("button", name="Показать цену").press("Enter")
    page.wait_for_url("**/other/**")
    by_keyboard = page.url
    assert_clean(page)
    page.go_back()
    page.wait_for_selector("tr[data-mentee]")
    page.drag_and_drop(f"tr[data-mentee='{one.mentee_id}'] th", f"td[data-mentor='{target}'] >> nth=0")
    page.wait_for_url("**/other/**")
    assert page.url == by_keyboard  # the mouse leads where the keyboard does
    page.get_by_role("button", name="Составить эту пару").press("Enter")
    page.wait_for_url(f"**/matching/{run.pk + 1}/")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_clean(page)
    with scope(organisation=school):
        assert Proposal.objects.get(run=run.pk + 1, mentee=one.mentee_id).mentor_id == target
