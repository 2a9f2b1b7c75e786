"""The engines that can place people; whichever runs, the answer is the same to the byte.

`own` is plain Python and always there; `numba` is the same search compiled, `ortools` a flow solver of
others for the bulk (both `nastavnik[scale]`). `auto` takes our own for a school, the compiled one for more
where it is there.
"""

from importlib.util import find_spec
from typing import Literal, Protocol

from nastavnik.matcher.engines.seats import Seats
from nastavnik.matcher.instance import Ints

Engine = Literal["auto", "own", "numba", "ortools"]
ENGINES: tuple[Engine, ...] = ("auto", "own", "numba", "ortools")


class Place(Protocol):
    """Places everybody on offers of one limb: see `plain.place`."""

    def __call__(
        self, start: Ints, columns: Ints, weight: Ints, places: Ints, seats: Seats | None = None
    ) -> Seats: ...


SMALL = 200
"""Below so many mentees our own market runs on all limbs at once, ready for edits."""
LARGE = 3000
"""From so many mentees on `auto` asks for a compiled engine: below, compiling costs more than it saves."""


class EngineError(RuntimeError):
    """The engine asked for is not installed; the text says what to install."""


def engine_for(engine: Engine, mentees: int) -> Place | None:
    """The function that places everybody, or None for the market itself. Raises EngineError."""
    if engine not in ENGINES:
        raise EngineError(f"Решатель {engine!r} неизвестен: бывает {', '.join(ENGINES)}.")
    if engine == "auto":
        engine = "numba" if mentees >= LARGE and find_spec("numba") else "own"
    if engine == "own":
        if mentees < SMALL:
            return None
        from nastavnik.matcher.engines import plain

        return plain.place
    if not find_spec(engine):
        raise EngineError(f"Решатель {engine} не установлен: pip install 'nastavnik[scale]'.")
    if engine == "ortools":
        from nastavnik.matcher.engines import flow

        return flow.place
    from nastavnik.matcher.engines import compiled

    return compiled.place
