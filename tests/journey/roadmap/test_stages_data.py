import datetime as dt
import re

import pytest

from nastavnik.journey.roadmap.deadlines import Deadline, DeadlineKind
from nastavnik.journey.roadmap.stages import UsualDeadline, official_stages

TITLES = [
    "Подготовка условий для реализации системы (целевой модели) наставничества",
    "Формирование банка наставляемых",
    "Формирование банка наставников",
    "Отбор и обучение",
    "Организация и осуществление работы наставнических пар/групп",
    "Завершение персонализированных программ наставничества",
    "Информационная поддержка системы (целевой модели) наставничества",
]
SEPTEMBER, MAY = dt.date(2026, 9, 1), dt.date(2027, 5, 31)


def plain(text):
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_the_seven_stages_bear_their_official_titles_in_their_order():
    assert [(stage.number, stage.title) for stage in official_stages()] == list(enumerate(TITLES, 1))


def test_every_word_of_the_official_contents_is_in_a_point_and_the_other_way_round():
    for stage in official_stages():
        content = plain(stage.content)
        for row in stage.items:
            heading, _, rest = row.title.partition(": ")
            parts = [plain(heading), plain(rest)] if rest else [plain(heading)]
            assert all(part in content for part in parts) == row.official, row.number
        official = " ".join(plain(row.title) for row in stage.items if row.official)
        left = set(content.split()) - set(official.split()) - {"1", "2", "3"}
        preamble = "подготовка и принятие локальных нормативных правовых актов образовательной организации"
        assert left <= set(preamble.split()) if stage.number == 1 else not left


def test_numbers_and_evidence_codes_are_each_used_once():
    rows = [row for stage in official_stages() for row in stage.items]
    assert len({row.number for row in rows}) == len({row.evidence_check for row in rows}) == len(rows) == 20
    assert all(
        row.number.startswith(f"{stage.number}.") for stage in official_stages() for row in stage.items
    )


@pytest.mark.parametrize(
    ("usual", "since", "until", "expected"),
    [
        (UsualDeadline(DeadlineKind.DATE, 9, 15), SEPTEMBER, MAY, (None, dt.date(2026, 9, 15))),
        (
            UsualDeadline(DeadlineKind.DATE, 9, 15),
            dt.date(2026, 9, 20),
            dt.date(2028, 5, 31),
            (None, dt.date(2027, 9, 15)),
        ),
        (UsualDeadline(DeadlineKind.MONTH, 4), SEPTEMBER, MAY, (None, dt.date(2027, 4, 30))),
        (UsualDeadline(DeadlineKind.MONTH, 8), SEPTEMBER, MAY, (None, MAY)),
        (
            UsualDeadline(DeadlineKind.PERIOD, 10, to_month=11),
            SEPTEMBER,
            MAY,
            (dt.date(2026, 10, 1), dt.date(2026, 11, 30)),
        ),
        (
            UsualDeadline(DeadlineKind.PERIOD, 9, to_month=10),
            dt.date(2026, 9, 10),
            MAY,
            (dt.date(2026, 9, 10), dt.date(2026, 10, 31)),
        ),
        (
            UsualDeadline(DeadlineKind.PERIOD, 12, to_month=2),
            SEPTEMBER,
            MAY,
            (dt.date(2026, 12, 1), dt.date(2027, 2, 28)),
        ),
        (UsualDeadline(DeadlineKind.ALWAYS), SEPTEMBER, MAY, (None, None)),
    ],
)
def test_a_usual_deadline_falls_into_the_cycle(usual, since, until, expected):
    assert usual.within(since, until) == Deadline(usual.kind, *expected)
