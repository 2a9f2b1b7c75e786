"""The desk of a region in Chromium: without schools, with one, with many; a request and its form."""

import datetime as dt

import pytest
from django.urls import reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]


def test_the_desk_of_a_region_is_clean(
    live_server, tree, school, sign_up, program, at, page_factory, assert_clean
):
    from nastavnik.foundation.organisations.models import Organisation
    from nastavnik.journey.reporting.actions import ask_schools
    from nastavnik.journey.reporting.models import Card

    region, municipality = tree
    names = "Муниципальное бюджетное общеобразовательное учреждение «СОШ № {} имени Н. И. Вавилова»"
    for number in range(120):
        made = Organisation.objects.create(
            parent=municipality,
            slug=f"s{number}",
            short_name=names.format(number),
            full_name="Школа",
            path="x",
        )
        Organisation.objects.filter(pk=made.pk).update(path=f"{municipality.path}{made.pk}/")
        with scope(organisation=made):
            Card.objects.create(
                organisation=made, month=dt.date(2026, 9, 1), year="2026/2027", at=at, late=number % 3,
                late_since=at.date() if number % 3 else None,
                states=["done", "doing", "late", "none", "attention", "none", "none"],
                cells={"teachers": 30, "mentors": 5, "mentees": None, "pairs": 6, "covered": 12},
            )  # fmt: skip
    with scope(organisation=region):
        asked = ask_schools(
            region, [school], title="Годовые сведения", words="", columns=["teachers"], due_on=at.date(),
            by=program, at=at,
        )  # fmt: skip
    account, wrongs = sign_up("regional", region, "regional_coordinator"), []
    paths = [
        reverse(f"reporting:{name}", args=[region.slug])
        for name in ("dashboard", "requests", "ask", "new_form")
    ]
    paths += [reverse("reporting:request", args=[region.slug, asked.pk]), f"{paths[0]}?kind=college"]
    page = page_factory(user=account)
    for path in paths:
        for width, scheme in ((1366, "light"), (390, "dark")):
            page.wrongs.clear()
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.goto(path, wait_until="load")
            keep(page, path, width)
            try:
                assert_clean(page)
            except AssertionError as error:
                wrongs.append(f"{path} {width}: {str(error)[:500]}")
    assert wrongs == []


def keep(page, path, width):
    from os import environ

    if folder := environ.get("NASTAVNIK_SHOTS"):
        page.screenshot(
            path=f"{folder}/{path.strip('/').replace('/', '-').replace('?', '-')}-{width}.png",
            full_page=False,
        )
