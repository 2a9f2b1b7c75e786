"""The signs of the desk: dates, plurals, initials, badges, and links that keep the address."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from nastavnik.foundation.core.templatetags import nastavnik as signs

ROOT = Path(__file__).resolve().parents[3]
NBSP = "\N{NO-BREAK SPACE}"


def draw(source, address="/", **context):
    """What a template gives, in English, asked for at `address`."""
    with override("en"):
        return Template("{% load nastavnik %}" + source).render(
            Context(context | {"request": RequestFactory().get(address)})
        )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 пар"),
        (1, "1 пара"),
        (3, "3 пары"),
        (5, "5 пар"),
        (11, "11 пар"),
        (14, "14 пар"),
        (21, "21 пара"),
        (112, "112 пар"),
    ],
)
def test_plural(number, words):
    assert signs.plural_ru(number, "пара,пары,пар") == words.replace(" ", NBSP)


def test_dates():
    assert signs.date_ru(dt.date(2026, 8, 9)) == "09.08.2026"
    assert signs.date_ru(dt.datetime(2026, 12, 31, 22, tzinfo=dt.UTC)) == "01.01.2027"  # already in Moscow
    assert signs.moment_ru(dt.datetime(2026, 9, 7, 6, 5, tzinfo=dt.UTC)) == f"07.09.2026,{NBSP}09:05"
    assert signs.date_ru(None) == signs.moment_ru(None) == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Иванова Мария Петровна", "Иванова М. П."),
        ("Кара-Мурза Анна-Мария Сергеевна", "Кара-Мурза А.-М. С."),
        ("Алиев Эльдар Гасан оглы", "Алиев Э. Г. оглы"),
        ("Ли", "Ли"),
        ("", ""),
    ],
)
def test_initials(name, short):
    assert signs.initials(name) == short.replace(" ", NBSP)


def test_badges_escape_what_people_typed():
    assert (
        draw("{% state_badge 'late' word %}", word="<b>") == '<span class="state state-late">&lt;b&gt;</span>'
    )
    assert draw("{% state_badge 'done' %}") == '<span class="state state-done">Done</span>'
    assert draw("{% stage 5 %}") == (
        '<span class="stage stage-5"><span class="stage-number">5</span> Pairs and groups</span>'
    )
    assert 'width="40"' in draw("{% score_bar 8 20 %}") and "8 of 20" in draw("{% score_bar 8 20 %}")
    assert 'width="0"' in draw("{% score_bar 0 0 %}")


def test_sorting_keeps_the_filters_and_starts_from_the_first_page():
    heading = "{% sort_heading 'name' 'Name' %}"
    assert 'href="?state=late&amp;sort=name"' in draw(heading, "/?state=late&page=3")
    up = draw(heading, "/?sort=name")
    assert 'aria-sort="ascending"' in up and 'href="?sort=-name"' in up
    down = draw(heading, "/?sort=-name")
    assert 'aria-sort="descending"' in down and 'href="?sort=name"' in down
    assert "aria-sort" not in draw(heading, "/?sort=post")


def test_a_chip_is_put_on_and_taken_away():
    chip = "{% filter_chip 'state' 'late' 'Late' 3 %}"
    off, on = draw(chip, "/?state=none&page=2"), draw(chip, "/?state=none&state=late")
    assert 'href="?state=none&amp;state=late"' in off and "aria-current" not in off
    assert 'href="?state=none"' in on and 'aria-current="true"' in on


def test_hidden_fields_keep_the_address():
    assert draw("{% keep_query 'q' %}", "/?q=a&state=<x>&state=y&page=2") == (
        '<input type="hidden" name="state" value="&lt;x&gt;"><input type="hidden" name="state" value="y">'
    )


def test_every_icon_named_is_in_the_sprite():
    """A name that the sprite lacks would be an empty square on the page."""
    known = {name.removeprefix("filled/") for name in (ROOT / "tools/icons.txt").read_text().split()}
    templates = "".join(path.read_text() for path in (ROOT / "src").rglob("templates/**/*.html"))
    named = set(re.findall(r"""{% icon ["']([\w-]+)["']""", templates))
    named |= set(re.findall(r"""sign=["']([\w-]+)["']""", templates)) | {
        sign for _, sign in signs.STAGES.values()
    }
    assert len(named) > 10
    assert named - known == set()
