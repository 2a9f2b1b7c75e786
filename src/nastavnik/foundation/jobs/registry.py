"""Which function does which kind of work. Apps register theirs in `tasks.py`, loaded by their `ready()`.

@job("register.import", title=_("Import of a staff list"), retries=3)
def import_list(progress, *, file_id): …
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    function: Callable[..., dict | None]
    title: Any
    retries: int
    queue: str


_kinds: dict[str, Kind] = {}


def job(name: str, *, title: Any = "", retries: int = 3, queue: str = "default"):
    """Register a function (progress, **args) → result as a dict, or None. A name is taken once.

    After an unforeseen error it is tried `retries` times more, later each time; a DomainError
    ends it at once with its words. Two tries may overlap an effect unless the function makes it
    inside `progress.finishing()`.
    """

    def register(function):
        if name in _kinds:
            raise ValueError(f"The job {name} is registered already, in {_kinds[name].function.__module__}.")
        _kinds[name] = Kind(name, function, title, retries, queue)
        return function

    return register


def kind_of(name: str) -> Kind | None:
    return _kinds.get(name)


def title_of(name: str):
    kind = _kinds.get(name)
    return (kind.title if kind else "") or name
