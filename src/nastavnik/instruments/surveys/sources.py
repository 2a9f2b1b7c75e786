"""Lists that questionnaires take from the rooms above: a catalogue, forms of work, people to choose from.

@source("register.forms")
def forms(): return [("teacher_teacher", {"ru": …, "en": …}), …]

@people("register.mentors")
def mentors(organisation, person, today): return [(pk, name), …]
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .content import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list; an area has lines below it."""

    code: str
    words: Words
    below: tuple["Entry", ...] = ()


_sources: dict[str, Callable[[], list[Entry]]] = {}
_people: dict[str, tuple[Any, Callable]] = {}
_groups: dict[str, tuple[Any, Callable]] = {}


def source(code: str):
    """Register a list by its code. A code is taken once."""

    def register(function):
        if code in _sources:
            raise ValueError(f"the list {code} is registered twice")
        _sources[code] = function
        return function

    return register


def entries(code: str) -> list[Entry]:
    """The list with this code; KeyError where no room has registered it."""
    return _sources[code]()


def people(code: str, words: Any):
    """Register whom a person may choose from: (organisation, person or None, today) → [(pk, name)]."""

    def register(function):
        if code in _people:
            raise ValueError(f"the people {code} are registered twice")
        _people[code] = (words, function)
        return function

    return register


def group(code: str, words: Any):
    """Register whom one often asks together: (organisation, today) → keys of people."""

    def register(function):
        if code in _groups:
            raise ValueError(f"the group {code} is registered twice")
        _groups[code] = (words, function)
        return function

    return register


def groups() -> list[tuple[str, Any]]:
    """(code, words) of all groups, in the order in which the rooms named them."""
    return [(code, words) for code, (words, _function) in _groups.items()]


def group_of(code: str, organisation, today) -> set[int]:
    """The keys of the people of a group; nobody where it is not known."""
    return set(_groups[code][1](organisation, today)) if code in _groups else set()


def people_choices() -> list[tuple[str, Any]]:
    """(code, words) of the lists of people, for the builder."""
    return [(code, words) for code, (words, _function) in sorted(_people.items())]


def people_of(code: str, organisation, person, today) -> list[tuple[str, str]]:
    """(key, name) of whom `person` may choose; nobody where the list is not known."""
    if code not in _people:
        return []
    return [(str(pk), name) for pk, name in _people[code][1](organisation, person, today)]
