"""Reads rows of plain fields as people; what cannot be read is named by row."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from nastavnik.matcher.instance import TOP, Instance, Mentee, Mentor, Rules, Weights
from nastavnik.matcher.validation import InstanceError, validate
from nastavnik.matcher.words import Told, told

_LISTS = {f.name for c in (Mentee, Mentor) for f in fields(c) if str(f.type).startswith("tuple[")}
_COUNTS = {"deficits": 2, "competences": 2, "past": TOP // 2}


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        if isinstance(value, str):
            return tuple(w.strip() for w in value.split(",") if w.strip())
        return tuple(str(w) for w in value)
    if name in _COUNTS:
        if isinstance(value, str):
            value = [w.strip() for w in value.split(",") if w.strip()]
        return dict(value) if isinstance(value, Mapping) else {str(w): _COUNTS[name] for w in value}
    return value


def _read(kind: type, title: Told, rows: list[Mapping[str, Any]], problems: list[str]) -> list[Any]:
    known = {f.name for f in fields(kind)}
    out = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            problems.append(
                told(
                    f"{title} в строке {number}: нужна запись с полями, а не {type(row).__name__}.",
                    f"{title.en}, row {number}: a record with fields is needed, not {type(row).__name__}.",
                )
            )
            continue
        strange = sorted(str(k) for k in row if k not in known)
        if strange:
            problems.append(
                told(
                    f"{title} в строке {number}: неизвестные поля {', '.join(strange)}.",
                    f"{title.en}, row {number}: unknown fields {', '.join(strange)}.",
                )
            )
        if "id" not in row:
            problems.append(
                told(
                    f"{title} в строке {number}: нет поля id.",
                    f"{title.en}, row {number}: there is no field id.",
                )
            )
            continue
        try:
            clean = {k: _value(k, v) for k, v in row.items() if k in known and v is not None}
            out.append(kind(**{**clean, "id": str(row["id"])}))
        except (TypeError, ValueError):
            problems.append(
                told(
                    f"{title} в строке {number} («{row['id']}»): поле записано не по форме.",
                    f"{title.en}, row {number} (“{row['id']}”): a field is misshapen.",
                )
            )
    return out


def _keys(pairs: Any, title: Told, problems: list[str]) -> frozenset[tuple[str, str]]:
    try:
        return frozenset((str(u), str(v)) for u, v in pairs)
    except (TypeError, ValueError):
        problems.append(
            told(
                f"{title}: нужен список пар «наставляемый, наставник».",
                f"{title.en}: a list of pairs (mentee, mentor) is needed.",
            )
        )
        return frozenset()


def read_rows(
    mentees: list[Mapping[str, Any]], mentors: list[Mapping[str, Any]], rest: dict[str, Any]
) -> Instance:
    """Build and validate an instance of dictionaries; lists may be given as «а, б». Raises InstanceError."""
    problems: list[str] = []
    left = _read(Mentee, told("Наставляемый", "Mentee"), mentees, problems)
    right = _read(Mentor, told("Наставник", "Mentor"), mentors, problems)
    more = dict(rest)
    for name, title in (
        ("locks", told("Закрепления", "Locks")),
        ("bans", told("Запреты", "Bans")),
        ("allowed", told("Исключения", "Waivers")),
        ("previous", told("Прежние пары", "Earlier pairs")),
    ):
        if name in more:
            more[name] = _keys(more[name], title, problems)
    if "away" in more:
        more["away"] = frozenset(str(u) for u in more["away"])
    kinds: tuple[tuple[str, Any], ...] = (("weights", Weights), ("rules", Rules))
    for name, kind in kinds:
        given = more.get(name)
        if isinstance(given, Mapping):
            strange = sorted(set(given) - {f.name for f in fields(kind)})
            if strange:
                problems.append(
                    told(
                        f"{name}: неизвестные поля {', '.join(strange)}.",
                        f"{name}: unknown fields {', '.join(strange)}.",
                    )
                )
            clean = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if k not in strange}
            more[name] = kind(**clean)
    if problems:
        raise InstanceError(problems)
    instance = Instance(tuple(left), tuple(right), **more)
    validate(instance)
    return instance
