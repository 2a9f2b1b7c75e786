"""The interface kit in a real Chromium: every component with names as long as life makes them."""

import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from nastavnik.foundation.core import views as core

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HERE = Path(__file__).parent
WORDS = tomllib.loads((HERE / "kit.toml").read_text(encoding="utf-8"))


class Everything(forms.Form):
    name = forms.CharField(label="Фамилия, имя, отчество", help_text="Как в паспорте, полностью")
    mail = forms.EmailField(label="Электронная почта", required=False)
    day = forms.DateField(label="Дата приказа", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="Вид наставничества", choices=[("", "Выберите"), ("t", "Традиционное")])
    form = forms.ChoiceField(
        label="Форма наставничества",
        widget=forms.RadioSelect,
        choices=[("a", "Педагог – педагог"), ("b", "Руководитель образовательной организации – педагог")],
    )
    needs = forms.MultipleChoiceField(
        label="Дефициты",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Работа с детьми с ограниченными возможностями здоровья"), ("2", "Методика урока")],
    )
    scale = forms.ChoiceField(
        label="Насколько полезны встречи?",
        widget=forms.RadioSelect(attrs={"class": "scale"}),
        choices=[(n, n) for n in range(1, 11)],
    )
    paper = forms.FileField(label="Файл списка", required=False, help_text="XLSX, XLS, ODS или CSV до 10 МБ")
    note = forms.CharField(label="Замечание", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="С содержанием, сроком и оплатой согласен")


def kit(request):
    form = Everything(request.POST or None)
    template = engines["django"].from_string((HERE / "kit.html").read_text(encoding="utf-8"))
    live = {"over": "live" not in request.GET, "done": 48 if "HX-Request" in request.headers else 31}
    page = template.render(WORDS | live | {"form": form}, request)
    return HttpResponse(page, status=422 if form.errors else 200)


def confirm(request):
    return render(request, "core/confirm.html", WORDS | WORDS["confirm"])


def rule_error(request):
    error = "Пару нельзя подтвердить: нет согласия наставника."
    return render(request, "core/rule_error.html", {"error": error, "back": ""}, status=409)


def bad_page(request):
    """What assert_clean must not let through: a grey word, an inline style, a foreign picture."""
    return HttpResponse(
        '<!doctype html><html lang="ru"><title>x</title><main><h1>x</h1>'
        '<p style="color:#aaa;background:#fff">серое</p><img src="https://example.org/x.png" alt="">'
        '<link rel="stylesheet" href="/static/core/nastavnik.css"><p class="hint">x</p>'
    )


@pytest.fixture(autouse=True)
def _kit_addresses(settings):
    addresses = ModuleType("kit_urls")
    addresses.urlpatterns = [
        path("kit/", kit),
        path("kit/confirm/", confirm),
        path("kit/rule/", rule_error),
        path("kit/bad/", bad_page),
        path("kit/ended/", login_required(kit, login_url="accounts:sign_in")),
        path("account/", include("nastavnik.foundation.accounts.urls")),
    ]
    addresses.handler404 = core.page_not_found
    settings.ROOT_URLCONF = addresses


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("address", ["/kit/", "/kit/confirm/", "/kit/rule/", "/no-such-page/"])
def test_every_component_is_clean(visit, assert_clean, address, width, scheme):
    assert_clean(visit(address, width=width, scheme=scheme))


def test_a_bad_page_is_not_clean(visit, assert_clean):
    page = visit("/kit/bad/")
    with pytest.raises(AssertionError):
        assert_clean(page)
    assert any("style" in wrong for wrong in page.wrongs)
    assert any(wrong.startswith("foreign host") or "example.org" in wrong for wrong in page.wrongs)


def test_errors_are_summed_up_and_lead_to_the_field(visit, assert_clean):
    page = visit("/kit/")
    page.get_by_role("button", name="Сохранить").click()
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.locator("#id_name").get_attribute("aria-describedby") == "id_name_helptext id_name_error"
    page.locator(".error-summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_name"
    assert_clean(page)


def test_ticks_of_a_table(visit):
    page = visit("/kit/")
    assert page.locator(".bulk").is_hidden()
    page.locator("[data-row]").first.check()
    assert page.locator("[data-all]").evaluate("box => box.indeterminate")
    page.locator("[data-all]").check()
    assert page.locator("[data-ticked]").inner_text() == str(len(WORDS["rows"]))
    assert page.locator(".bulk").is_visible()


def test_search_as_you_type_stands_in_the_address(visit):
    page = visit("/kit/?state=late&sort=-name")
    assert page.locator('[aria-sort="descending"]').count() == 1
    page.get_by_label("Найти наставляемого").press_sequentially("Ткач", delay=20)
    page.wait_for_url("**/kit/?q=*&sort=-name**")
    assert "state=late" in page.url
    assert page.locator("#listing").count() == 1
    chip = page.locator("#listing-chips .chip").nth(1)
    assert "q=" in chip.get_attribute("href")  # the filters keep the word that was typed
    assert page.wrongs == []


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_ones_own_menu_when_signed_in(visit, assert_clean, curator, width, scheme):
    page = visit("/kit/", user=curator, width=width, scheme=scheme)
    page.locator(".topbar-end .menu summary").last.click()
    assert page.locator(".menu-who").inner_text() == "curator"
    assert_clean(page)
    page.keyboard.press("Escape")
    assert page.locator(".menu-who").is_hidden()
    guest = visit("/kit/", width=width)
    assert guest.locator(".menu-who").count() == 0


def test_live_progress_goes_on_by_itself(visit):
    page = visit("/kit/?live")
    assert page.locator("#progress progress").get_attribute("value") == "31"
    page.locator('#progress progress[value="48"]').wait_for()
    assert page.wrongs == []


def test_a_session_that_ended_leads_to_the_door(visit):
    """The sign-in page must not appear inside of a part of the page, nor the part vanish."""
    page = visit("/kit/")
    page.evaluate("document.querySelector('#q-listing').setAttribute('hx-get', '/kit/ended/')")
    page.evaluate("htmx.process(document.querySelector('#q-listing').parentElement)")
    page.get_by_label("Найти наставляемого").press_sequentially("Т")
    page.wait_for_url("**/account/sign-in/?next=%2Fkit%2F*")


@pytest.mark.parametrize("width", [683, 320])
def test_enlarged_two_and_four_times(visit, assert_clean, width):
    """A window of 1366 px at 200 %, of 1280 px at 400 %."""
    assert_clean(visit("/kit/", width=width))


def test_the_chosen_look_stays_and_does_not_flash(visit):
    page = visit("/kit/", scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".topbar-end .menu summary").last.click()
    page.locator("[data-theme=dark]").click()
    dark = page.evaluate(ground)
    assert light != dark
    page.reload(wait_until="commit")
    page.wait_for_selector("body", state="attached")
    assert page.evaluate(ground) == dark


def test_without_javascript(visit):
    page = visit("/kit/", width=390, scripts=False)
    assert page.locator(".bulk").is_visible()
    assert page.locator("[data-theme=dark]").count() == 1
    assert page.locator("[data-theme=dark]").is_hidden()
    page.get_by_role("link", name="Menu").or_(page.get_by_role("link", name="Меню")).click()
    assert page.get_by_role("link", name="Показатели").is_visible()
    page.locator(".side-close").click()
    assert page.get_by_role("link", name="Показатели").is_hidden()
    page.get_by_role("button", name="Сохранить").click()
    page.locator(".error-summary a").first.wait_for()


def test_by_keyboard_alone(visit):
    """Tab comes to everything that can be pressed, in the order of the page, and the focus is seen."""
    page = visit("/kit/")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(
            'a[href], button:not(:disabled), input, select, textarea, summary')]
        .filter(e => e.checkVisibility() && e.type !== 'radio').length"""
    )
    reached, blind = [], []
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
            if (!e.dataset.n) { e.dataset.n = String(Math.random()); }
            const seen = getComputedStyle(e).outlineStyle !== 'none';
            return [e.dataset.n, e.type === 'radio', seen, e.outerHTML.slice(0, 80)]; }"""
        )
        if here is None:
            continue
        if not here[2]:
            blind.append(here[3])
        if not here[1] and here[0] not in reached:
            reached.append(here[0])
    assert blind == []
    assert len(reached) == wanted


def test_hit_areas_on_a_phone(visit):
    """Whatever is pressed by a finger is 44 px high, but for links among words."""
    page = visit("/kit/", width=390)
    small = page.evaluate(
        """() => [...document.querySelectorAll(`button, .btn, .section, .tab, .stage-card, .choice, select,
            input:not([type=checkbox], [type=radio], [type=hidden])`)]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
        .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_print_shows_the_words_alone(visit):
    page = visit("/kit/", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".side").is_hidden() and page.locator(".list-tools").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".table thead").first.is_visible()


def test_weight_of_a_page(visit):
    """Styles, scripts, fonts and signs of a page stay light for weak computers (gzip as served)."""
    import gzip

    page = visit("/kit/")
    urls = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    bodies = {url: page.request.get(url).body() for url in urls}
    weight = sum(len(body if url.endswith("woff2") else gzip.compress(body)) for url, body in bodies.items())
    assert weight < 120_000, {url: len(body) for url, body in bodies.items()}
