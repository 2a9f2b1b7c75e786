"""What the pages of monitoring read: figures, the rows behind one of them, its months."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.programmes.models import PlanItem

from .answers import CODES, scales
from .figures import Figure, figures_of, latest_releases, of_release
from .indicators import INDICATORS, Indicator, samples
from .models import Release
from .reading import course_of
from .samples import Sample
from .years import Year, read_year


@dataclass(frozen=True, slots=True)
class Overview:
    year: Year
    figures: list[Figure]


def overview(cycle, today: dt.date, *, names: bool) -> Overview:
    """All indicators as of today."""
    year = read_year(cycle, today)
    return Overview(year, figures_of(samples(year), latest_releases(cycle), year.settings, names=names))


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of the drill-down: whom or what, where it stands, and whether it counts."""

    words: str
    url: str
    hit: bool


def rows_behind(sample: Sample | None, slug: str, *, hit: bool | None = None) -> list[Counted]:
    """Those of the group, first the ones that do not count; `hit` leaves one half only."""
    if sample is None:
        return []
    keys = {
        None: sample.base,
        True: sample.base & sample.hits,
        False: sample.base - sample.hits,
    }[hit]
    rows = [Counted(words, url, pk in sample.hits) for pk, words, url in _named(sample.of, keys, slug)]
    return sorted(rows, key=lambda row: row.hit)


def _named(of: str, keys, slug: str):
    """(key, words, address) in order; of what other rooms count only the number is known here."""
    if of == "person":
        for person in Person.objects.filter(pk__in=keys).in_order():
            yield person.pk, person.full_name, reverse("people:card", args=[slug, person.pk])
    elif of in ("pair", "practice"):
        for pair in Mentorship.objects.filter(pk__in=keys).with_people().in_order():
            mentees = ", ".join(mentee.short_name for mentee in pair.mentees)
            yield (
                pair.pk,
                f"{pair.mentor.short_name} – {mentees}",
                reverse("mentorships:page", args=[slug, pair.pk]),
            )
    elif of == "item":
        rows = PlanItem.objects.filter(pk__in=keys).select_related("programme__mentorship__mentor")
        for item in rows.order_by("due", "programme_id", "number", "pk"):
            words = f"{item.due:%d.%m.%Y} · {item.activity} ({item.programme.mentorship.mentor.short_name})"
            yield item.pk, words, reverse("programmes:programme", args=[slug, item.programme_id])


@dataclass(frozen=True, slots=True)
class Month:
    """A point of the course: month in words, per cent or points (None: not shown), n."""

    words: str
    value: float | None
    n: int | None


def course(cycle, code: str, part: str, k: int) -> list[Month]:
    """The kept months of one figure, oldest first. Marks: of what was released."""
    return [
        Month(f"{one.month:%m.%Y}", one.value if one.value is not None else one.percent, one.n)
        for one in course_of(cycle.organisation, code, k=k, part=part)
    ]


def months_of(one: Indicator, cycle, settings: dict) -> dict:
    """The course of an indicator with all its parts, as a table and as a drawing of it."""
    courses = [(words, course(cycle, one.code, part, settings["small_group"])) for part, words in one.parts]
    chart = chart_of(courses, share=one.share, target=settings.get(one.target_code, 0))
    cells = [
        (label, [(line["data"][place]) for line in chart["lines"]])
        for place, label in enumerate(chart["labels"])
    ]
    return {"chart": chart, "months": cells, "heads": [line["label"] for line in chart["lines"]]}


def chart_of(courses: list[tuple[Any, list[Month]]], *, share: bool, target: int) -> dict:
    """The same as the table, for the drawing."""
    labels = list(dict.fromkeys(one.words for _part, months in courses for one in months))
    labels.sort(key=lambda words: (words[3:], words[:2]))
    lines = [
        {
            "label": str(part or _("figure")),
            "data": [{one.words: one.value for one in months}.get(label) for label in labels],
        }
        for part, months in courses
    ]
    return {"labels": labels, "lines": lines, "top": 100 if share else None, "target": target or None,
            "target_words": _("target"), "kind": "line"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One question asked both times."""

    words: str
    before: float
    after: float
    difference: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """Before and after of mentees or mentors: one group for all lines."""

    part: str
    words: Any
    figure: Figure
    items: list[Item]
    chart: dict


def comparison(cycle) -> list[Side]:
    """What was released of before and after, for each side."""
    one, releases = INDICATORS["I8"], latest_releases(cycle)
    found = []
    for part, words in one.parts:
        release: Release | None = releases.get(("I8", part))
        said = scales(CODES["after", part])
        items = [
            Item(said[row["code"]], row["before"], row["after"], row["mean"], row["low"], row["high"])
            for row in (release.figures["items"] if release else ())
        ]
        found.append(Side(part, words, of_release(one, part, release, target=0), items, _bars(items)))
    return found


def _bars(items: list[Item]) -> dict:
    return {
        "labels": [one.words for one in items],
        "lines": [
            {"label": _("before"), "data": [round(one.before, 2) for one in items]},
            {"label": _("after"), "data": [round(one.after, 2) for one in items]},
        ],
        "top": 10,
        "kind": "bar",
    }
