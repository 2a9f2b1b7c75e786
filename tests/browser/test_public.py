"""The public section in a real Chromium: every look of it, without a script, light and dark, narrow and wide."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("home", "acts", "roadmap", "programmes", "news", "events", "contacts", "look")
LOOKS = ("1-usual-1-on", "3-white-3-off", "2-blue-2-on", "3-beige-1-on", "1-black-3-on")


@pytest.fixture
def open_school(live_server, cycle, hire, program, at):
    from nastavnik.faces.public.actions import change_section, show_document, show_session
    from nastavnik.instruments.documents.actions import sign_document
    from nastavnik.journey.orders.actions import prepare_regulation_order
    from nastavnik.journey.training.actions import plan_session

    cache.clear()
    deed = {"by": program, "at": at}
    with scope(organisation=cycle.organisation):
        hire("Константинопольская-Преображенская Александрина Всеволодовна")
        about = "## Зачем это нам\n\n- помочь **новым**\n- сохранить опыт"
        change_section(cycle.organisation, is_open=True, about=about, contact="Звоните с девяти", **deed)
        paper = prepare_regulation_order(cycle, **deed)
        sign_document(paper, number="14-а", date=at.date(), despite="Проверено", **deed)
        show_document(paper, **deed)
        show_session(
            plan_session(cycle, topic="Первые шаги", starts_at=at, leaders="Методист", **deed), **deed
        )
    yield cycle.organisation
    cache.clear()


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_of_every_page_is_clean(open_school, page_factory, assert_clean, look, live_server):
    page = page_factory(scripts=True)
    page.context.add_cookies([{"name": "look", "value": look, "url": live_server.url}])
    for name in PAGES:
        for width, scheme in ((1366, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(reverse(f"public:{name}", kwargs={"school": open_school.slug}))
            keep(page, f"public-{name}-{look}-{width}")
            assert_clean(page)


def test_the_look_is_chosen_without_a_script(open_school, page_factory):
    page = page_factory(scripts=False, width=390)
    page.goto(reverse("public:acts", kwargs={"school": open_school.slug}))
    page.get_by_role("link", name="Версия для слабовидящих").click()
    page.get_by_label("очень крупный").check()
    page.get_by_label("белым по чёрному").check()
    page.get_by_role("button", name="Показать так").click()
    assert page.url.endswith("/acts/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 30


def keep(page, name):
    from os import environ

    if folder := environ.get("NASTAVNIK_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
