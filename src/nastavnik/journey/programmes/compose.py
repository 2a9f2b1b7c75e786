"""A programme's draft, composed from what the mentee asks for: texts of the note and a dated plan.

No rows are written here and none are read: `compose` takes what is known and gives a frozen draft.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nastavnik.instruments.documents.stationery import by_gender, full_name, words_of
from nastavnik.journey.register.wishes import Form, Kind
from nastavnik.paper.words import typography

from .library import Activity, activities_for, deficit_name, direction_name, general, usual_deficits
from .weeks import last_days, spread

MOST_A_MONTH = 2.5  # activities besides the general ones; more is a plan that nobody follows
PER_LEVEL = {1: 1, 2: 2, 3: 3}
GENERAL = "Организация работы пары"


@dataclass(frozen=True, slots=True)
class Need:
    """What is known of one mentee: deficits as (code, level 1–3), categories, the request in their words."""

    person: Any
    deficits: tuple[tuple[str, int], ...] = ()
    categories: tuple[str, ...] = ()
    request: str = ""


@dataclass(frozen=True, slots=True)
class DraftItem:
    direction: str
    deficit: str
    activity: str
    form: str
    due: dt.date
    responsible: str
    planned_result: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Draft:
    problem: str
    goal: str
    tasks: tuple[str, ...]
    mentor_work: tuple[str, ...]
    mentee_work: tuple[str, ...]
    results: tuple[str, ...]
    schedule: str
    items: tuple[DraftItem, ...]


def compose(
    organisation,
    needs: Sequence[Need],
    starts_on: dt.date,
    ends_on: dt.date,
    *,
    kind: str = Kind.TRADITIONAL,
    form: str = Form.TEACHER_TEACHER,
) -> Draft:
    """The draft for a pair (one need) or a group. The same input gives the same draft.

    `kind` and `form` of mentoring add activities of their own and set the meetings' rhythm.
    """
    deficits = _deficits(needs)
    many = len(needs) > 1
    whose = "наставляемых" if many else full_name(needs[0].person, "gen")
    names = [_lower(deficit_name(code)) for code, _level in deficits]
    told = tuple(typography(f"{name};") for name in names)
    plan = _plan(organisation, needs, deficits, (starts_on, ends_on), (kind, form))
    return Draft(
        problem=_problem(needs, names),
        goal=typography(
            f"Содействие профессиональному становлению и развитию {whose}, восполнение выявленных "
            "профессиональных "
            "дефицитов, закрепление в профессии и в коллективе."
        ),
        tasks=(
            *(f"оказать помощь по направлению: {name}" for name in told),
            "развить навыки самоанализа и планирования профессионального роста.",
        ),
        mentor_work=_MENTOR,
        mentee_work=_MENTEE,
        results=(
            *tuple(dict.fromkeys(f"{_lower(item.planned_result)};" for item in plan if item.deficit))[:6],
            "план мероприятий выполнен, участники удовлетворены совместной работой.",
        ),
        schedule=_schedule(kind, "наставляемых" if many else _asks(needs[0].person)),
        items=plan,
    )


_RHYTHM = {
    Kind.SPEED: "одна встреча; повторная – по запросу ",
    Kind.SITUATIONAL: "без установленного графика, по запросу ",
    Kind.VIRTUAL: "видеовстреча не реже одного раза в две недели, переписка – по мере необходимости, по запросу ",
    Kind.SHORT_TERM: "не реже одного раза в неделю, дополнительно – по запросу ",
}
_USUAL_RHYTHM = "не реже одного раза в две недели, дополнительно – по запросу "


def _schedule(kind: str, whose: str) -> str:
    return typography(_RHYTHM.get(kind, _USUAL_RHYTHM) + whose)


def _asks(person) -> str:
    return by_gender(person, "наставляемого", "наставляемой")


_MENTOR = (
    "консультирует, помогает планировать и анализировать занятия;",
    "проводит открытые занятия, посещает занятия наставляемого и обсуждает их;",
    "помогает подобрать методические материалы и приёмы работы;",
    "отмечает ход программы, сообщает куратору о затруднениях.",
)
_MENTEE = (
    "выполняет мероприятия плана, применяет освоенные приёмы в своей работе;",
    "посещает занятия наставника и коллег, анализирует собственные занятия;",
    "обращается за помощью своевременно, участвует в оценке результатов.",
)


def _deficits(needs: Sequence[Need]) -> tuple[tuple[str, int], ...]:
    """All deficits with the highest level anybody gave, the hardest first; usual ones where none are."""
    levels: dict[str, int] = {}
    for need in needs:
        for code, level in need.deficits:
            levels[code] = max(level, levels.get(code, 0))
    if not levels:
        categories = [category for need in needs for category in need.categories]
        levels = dict.fromkeys(usual_deficits(categories), 2)
    order = list(levels)
    return tuple(sorted(levels.items(), key=lambda row: (-row[1], order.index(row[0]))))


def _problem(needs: Sequence[Need], names: Sequence[str]) -> str:
    requests = [need.request.strip().rstrip(".") for need in needs if need.request.strip()]
    asked = f"Профессиональный запрос: {'; '.join(requests)}. " if requests else ""
    return typography(f"{asked}Работа строится по следующим направлениям: {'; '.join(names)}.")


def _plan(organisation, needs, deficits, term, sort) -> tuple[DraftItem, ...]:
    starts_on, ends_on = term
    days = last_days(starts_on, ends_on, organisation.kind)
    months = max(1.0, (ends_on - starts_on).days / 30.4)
    special = _chosen(deficits, most=max(3, round(months * MOST_A_MONTH)))
    start, middle, end = (general(phase, *sort) for phase in ("start", "middle", "end"))
    if months < 3:  # a short programme has no time for ceremonies
        start, middle, end = _short(start, 1), _short(middle, 0), _short(end, 1)
    half = len(special) // 2
    body = (*special[:half], *middle, *special[half:])
    fields = _fields(organisation, needs)
    who = "наставник, наставляемые" if len(needs) > 1 else f"наставник, {fields['mentee_nom']}"
    return tuple(
        _item(activity, day, fields, who)
        for activity, day in zip((*start, *body, *end), _days(days, start, body, end), strict=True)
    )


def _short(activities, keep: int) -> tuple[Activity, ...]:
    """The second of the usual ones where `keep`, and all that the kind or form of mentoring brought."""
    usual = tuple(row for row in activities if not row.special)
    return usual[1 : 1 + keep] + tuple(row for row in activities if row.special)


def _days(days, start, body, end) -> list[dt.date]:
    """A start in the first weeks, an end in the last ones, the rest evenly between; all evenly in a short term."""
    if len(days) < len(start) + len(body) + len(end):
        return spread(days, len(start) + len(body) + len(end))
    last = len(days) - len(end)
    return [*days[: len(start)], *spread(days[len(start) : last], len(body)), *days[last:]]


def _chosen(deficits, most: int) -> list[Activity]:
    """Activities by level, the hardest deficits first: one for each, then the seconds, then the thirds."""
    found: list[Activity] = []
    for turn in range(3):
        for code, level in deficits:
            options = activities_for(code)[: PER_LEVEL.get(level, 1)]
            if turn < len(options) and len(found) < most:
                found.append(options[turn])
    place = {code: n for n, (code, _level) in enumerate(deficits)}
    return sorted(
        found, key=lambda a: next((n for code, n in place.items() if a.deficit.startswith(code)), 99)
    )


def _fields(organisation, needs) -> dict[str, str]:
    words = words_of(organisation)
    many = len(needs) > 1
    lesson = {"урок": "урока", "занятие": "занятия"}.get(words.lesson, "учебного занятия")
    return {
        "lesson_gen": lesson,
        "learners_gen": words.learners_gen,
        "learners_ins": words.learners_ins,
        "mentee_gen": "наставляемых" if many else by_gender(needs[0].person, "наставляемого", "наставляемой"),
        "mentee_nom": "каждый наставляемый"
        if many
        else by_gender(needs[0].person, "наставляемый", "наставляемая"),
    }


def _item(activity: Activity, day: dt.date, fields: dict[str, str], who: str) -> DraftItem:
    return DraftItem(
        direction=direction_name(activity.deficit) if activity.deficit else GENERAL,
        deficit=activity.deficit,
        activity=typography(activity.title.format_map(fields)),
        form=activity.form,
        due=day,
        responsible=who,
        planned_result=typography(_upper(activity.result.format_map(fields))),
        evidence=typography(_upper(activity.evidence.format_map(fields))),
    )


def _lower(text: str) -> str:
    """With a small first letter, unless it is an abbreviation («ФГОС»)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
