"""Progress is told to the roadmap: a later app registers what shows that a point is done.

    @evidence.check("register.requests")
    def requests(cycle, today) -> Evidence: …

Registered in the app's `ready()`; the roadmap imports none of them.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still to be done, how often, and the address where it is done.

    `url_name` gets the organisation's slug besides `url_kwargs`.
    """

    words: Any
    count: int = 1
    url_name: str = ""
    url_kwargs: Mapping[str, Any] = field(default_factory=dict)
    query: str = ""

    def url_in(self, organisation) -> str:
        if not self.url_name:
            return ""
        address = reverse(self.url_name, kwargs={"slug": organisation.slug, **self.url_kwargs})
        return f"{address}?{self.query}" if self.query else address


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the data say of a point: `have` of `need`, in words, and what is missing."""

    done: bool
    have: int
    need: int
    words: Any
    missing: tuple[Missing, ...] = ()


_read: ContextVar[dict[Any, Any] | None] = ContextVar("read", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """While it lasts, what several checks ask of the database is read once; nothing may be written meanwhile."""
    if _read.get() is not None:  # a page asks for its stages within a reading of its own
        yield
        return
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(key: Any, read: Callable[[], Any]) -> Any:
    """What `read()` gives, remembered under `key` within `reading_once`."""
    notes = _read.get()
    if notes is None:
        return read()
    if key not in notes:
        notes[key] = read()
    return notes[key]


Check = Callable[[Any, dt.date], Evidence]
_checks: dict[str, Check] = {}


def check(code: str) -> Callable[[Check], Check]:
    """Register a function (cycle, today) → Evidence under a code of stages.toml. A code is taken once."""

    def register(function: Check) -> Check:
        if code in _checks:
            raise ValueError(
                f"The evidence check {code} is registered already, by {_checks[code].__module__}."
            )
        _checks[code] = function
        return function

    return register


def registered(code: str) -> Check | None:
    return _checks.get(code)
