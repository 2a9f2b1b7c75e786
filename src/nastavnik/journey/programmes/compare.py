"""Two versions of a programme side by side: what is new, what is gone, what is put otherwise."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .states import Mark

NOTE = (
    "problem",
    "goal",
    "tasks",
    "mentor_work",
    "mentee_work",
    "results",
    "schedule",
    "mode",
    "starts_on",
    "ends_on",
)
LINE = ("activity", "form", "due", "responsible", "planned_result", "direction")
ALIKE = 0.6  # share of the words in common above which a line is the same one, put otherwise


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name, and its words before and after."""

    label: Any
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`changed`: (line of the new version, its changes). `done` lines were left behind because they are done."""

    version: int
    note: tuple[Change, ...]
    added: tuple
    removed: tuple
    done: tuple
    changed: tuple

    @property
    def same(self) -> bool:
        return not (self.note or self.added or self.removed or self.changed)


def compare(before, after) -> Comparison:
    """The version `after` beside `before`; reads the lines of both."""
    old, new = list(before.items.all()), list(after.items.all())
    pairs = _pairs(old, new)
    taken = {one.pk for one, _other in pairs}
    kept = {other.pk for _one, other in pairs}
    gone = [item for item in old if item.pk not in taken]
    changed = [(other, _changes(one, other, LINE)) for one, other in pairs]
    return Comparison(
        before.version,
        _changes(before, after, NOTE),
        tuple(item for item in new if item.pk not in kept),
        tuple(item for item in gone if item.mark != Mark.DONE),
        tuple(item for item in gone if item.mark == Mark.DONE),
        tuple((item, found) for item, found in changed if found),
    )


def _pairs(old, new) -> list[tuple]:
    """Lines of both versions that are one and the same: first word for word, then the most alike of a deficit."""
    found, left = [], list(old)
    rest = []
    for item in new:
        same = next(
            (one for one in left if one.activity == item.activity and one.deficit == item.deficit), None
        )
        if same is None:
            rest.append(item)
            continue
        left.remove(same)
        found.append((same, item))
    for item in rest:
        alike = [(_alike(one, item), -n, one) for n, one in enumerate(left) if one.deficit == item.deficit]
        best = max(alike, default=None)
        if best and best[0] >= ALIKE:
            left.remove(best[2])
            found.append((best[2], item))
    return sorted(found, key=lambda pair: pair[1].number)


def _alike(one, other) -> float:
    return SequenceMatcher(None, one.activity.split(), other.activity.split()).ratio()


def _changes(one, other, names) -> tuple[Change, ...]:
    return tuple(
        Change(one._meta.get_field(name).verbose_name, _words(one, name), _words(other, name))
        for name in names
        if getattr(one, name) != getattr(other, name)
    )


def _words(row, name) -> str:
    value = getattr(row, name)
    if isinstance(value, list):
        return "\n".join(value)
    if hasattr(value, "strftime"):
        return f"{value:%d.%m.%Y}"
    said = getattr(row, f"get_{name}_display", None)
    return str(said()) if said else str(value)
