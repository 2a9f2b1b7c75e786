"""The engines that can place people; whichever runs, the answer is the same to the byte.

`own` is plain Python and always there; `numba` is the same search compiled, `ortools` a flow solver of
others for the bulk (both `nastavnik[scale]`). `auto` takes our own for a school, the compiled one for more
where it is there.
"""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Literal

import numpy as np

from nastavnik.matcher.encoding import Bools
from nastavnik.matcher.instance import Ints

Engine = Literal["auto", "own", "numba", "ortools"]
ENGINES: tuple[Engine, ...] = ("auto", "own", "numba", "ortools")
Place = Callable[[Ints, Ints, Ints, Ints, Ints], tuple[Ints, Ints, Ints] | None]
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

        return plain.place_all
    if not find_spec(engine):
        raise EngineError(f"Решатель {engine} не установлен: pip install 'nastavnik[scale]'.")
    if engine == "ortools":
        from nastavnik.matcher.engines import flow

        return flow.place_all
    from nastavnik.matcher.engines import compiled

    return compiled.place_all


def place_among(
    place: Place, rows: Ints, start: Ints, columns: Ints, weight: Ints, places: Ints, keep: Bools | None
) -> tuple[Ints, Ints, Ints] | None:
    """Place everybody on the pairs to `keep` (e,), all by default.

    The prices support the plan on all pairs.
    """
    if keep is None or 2 * int(keep.sum()) > keep.size:
        return place(rows, start, columns, weight, places)
    from nastavnik.matcher.engines.refine import price_all

    some = np.flatnonzero(keep)
    found = place(rows, np.searchsorted(some, start), columns[some], weight[some], places)
    if found is None:
        return None
    mate, edge, _ = found
    edge = np.where(edge >= 0, some[edge], -1)
    return mate, edge, price_all(rows, start, columns, weight, edge, places.size)
