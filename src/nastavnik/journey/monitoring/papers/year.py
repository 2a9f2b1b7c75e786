"""In the report on the year: indicators with bars, before and after, the curator's card, the SWOT. Without names."""

from django.utils.translation import override

from nastavnik.journey.programmes.reports.parts import part
from nastavnik.paper import Column, Paragraph, SectionTitle, Table
from nastavnik.paper.words import typography

from ..indicators import ORDER
from ..judging import cards_of, swot_of
from ..queries import comparison, overview
from ..tables import fraction, share, shown, signed, tenth
from .swot import swot_table

_INDICATORS = (
    Column("Код", 6, "center"),
    Column("Показатель", 38),
    Column("Из скольких", 14, "center"),
    Column("Значение", 12, "center"),
    Column("Цель", 8, "center"),
    Column("", 22),
)
_ITEMS = (
    Column("Вопрос", 55),
    Column("До", 12, "center"),
    Column("После", 12, "center"),
    Column("Разница", 12, "center"),
)
BARS = 10  # a bar of ten squares, so that it is read in grey as well


@part("report.year")
def monitoring(document, cycle, day):
    """As of the day of the paper; figures of few people are left out as on every page without names."""
    with override("ru"):
        return (
            SectionTitle("1.1. Показатели мониторинга", level=3, align="left"),
            Table(_INDICATORS, _indicators(cycle, day), size=10),
            *_conclusions(cycle, day),
            *_before_after(cycle),
            *_card(cycle),
            *_swot(cycle),
        )


def _indicators(cycle, day):
    found = overview(cycle, day, names=False)
    order = {code: place for place, code in enumerate(ORDER)}
    rows = [shown(one) for one in sorted(found.figures, key=lambda one: order[one.indicator.code])]
    return tuple(
        (
            row.figure.indicator.code,
            typography(str(row.title)),
            fraction(row.figure),
            share(row.figure),
            row.target or "–",
            bar(row.figure.percent),
        )
        for row in rows
    )


def bar(percent: float | None) -> str:
    """A share as ten squares."""
    if percent is None:
        return ""
    full = min(BARS, round(percent / 100 * BARS))
    return "■" * full + "□" * (BARS - full)


def _conclusions(cycle, day):
    words = [
        typography(f"{row.title}: {row.figure.sentence}")
        for row in map(shown, overview(cycle, day, names=False).figures)
        if row.figure.state == "shown" and row.figure.sentence
    ]
    return tuple(Paragraph(one, size=11) for one in words)


def _before_after(cycle):
    blocks = []
    for side in comparison(cycle):
        if not side.items:
            continue
        rows = tuple(
            (typography(one.words), tenth(one.before), tenth(one.after), signed(one.difference))
            for one in side.items
        )
        title = f"«До» и «после»: {side.words} (ответили оба раза: {side.figure.denominator})"
        blocks += [SectionTitle(typography(title), level=3, align="left"), Table(_ITEMS, rows, size=10)]
    return tuple(blocks)


def _card(cycle):
    filled = cards_of(cycle)
    if not filled:
        return ()
    one = filled[0]
    words = f"Карта куратора ({one.card.on:%d.%m.%Y}): {one.card.total} из {one.most} баллов – {one.band}."
    return (Paragraph(typography(words)),)


def _swot(cycle):
    if swot_of(cycle) is None:
        return ()
    return (SectionTitle("SWOT-анализ", level=3, align="left"), swot_table(cycle))
