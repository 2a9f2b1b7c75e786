"""Everybody's explanation at once: the reasons of all pairs of a plan, and what each would have had elsewhere."""

from dataclasses import dataclass

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import scores_of
from nastavnik.matcher.explain import Rival, Why, reasons_of
from nastavnik.matcher.instance import Ints
from nastavnik.matcher.pairs import Pairs
from nastavnik.matcher.rules import admissible
from nastavnik.matcher.session import Session


@dataclass(frozen=True, slots=True)
class Told:
    """Why a mentee has this mentor, and the best admissible mentors besides, the best first."""

    why: Why
    elsewhere: tuple[Rival, ...]


def rivals_of(session: Session, answer: Answer, mentee: str) -> list[Rival]:
    """All admissible mentors of a mentee, the best first. KeyError for an unknown mentee."""
    return _rivals(session, _held(session, answer), session.table.row[mentee])


def overview(session: Session, answer: Answer, *, most: int = 2) -> dict[str, Told]:
    """For each pair of the answer its reasons and up to `most` other mentors, by mentee id.

    The losses of better mentors are not asked (`explain` with a session tells them, one by one).
    """
    table, held = session.table, _held(session, answer)
    out = {}
    for pair in answer.pairs:
        u, v = table.row[pair.mentee], table.column[pair.mentor]
        rivals = _rivals(session, held, u)
        better = tuple(r for r in rivals if r.score > pair.score)
        why = Why(
            pair.mentee, pair.mentor, pair.score, pair.locked, reasons_of(table, u, v), better, len(rivals)
        )
        others = [r for r in rivals if r.mentor != pair.mentor]
        out[pair.mentee] = Told(why, tuple(others[:most]))
    return out


def _held(session: Session, answer: Answer) -> Ints:
    """(m,) how many mentees each mentor has in the answer."""
    columns = [session.table.column[pair.mentor] for pair in answer.pairs]
    return np.bincount(np.array(columns, dtype=np.int64), minlength=session.table.m)


def _rivals(session: Session, held: Ints, u: int) -> list[Rival]:
    table = session.table
    columns = np.arange(table.m, dtype=np.int64)
    rows = np.full(table.m, u, dtype=np.int64)
    points = scores_of(table, rows, columns)
    fits = columns[admissible(Pairs(table, rows, columns)) & (points >= 0)]
    full = held >= table.capacity
    rivals = [Rival(table.mentors[v].id, int(points[v]), bool(full[v])) for v in fits.tolist()]
    return sorted(rivals, key=lambda r: (-r.score, r.mentor))
