"""Why this pair, why nobody, why not that one: found in the market of a session, told as data."""

from dataclasses import replace

import numpy as np

from nastavnik.matcher.answer import Answer, Pair
from nastavnik.matcher.candidates import scores_of
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.explained import Help, Reason, Rival, Why, WhyNobody, WhyNot
from nastavnik.matcher.helps import helps_for
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.outcome import apportion, parts_of
from nastavnik.matcher.pairs import Pairs
from nastavnik.matcher.rules import admissible, broken, broken_by_row
from nastavnik.matcher.session import Session
from nastavnik.matcher.validation import InstanceError

__all__ = ["Help", "Reason", "Rival", "Why", "WhyNobody", "WhyNot", "explain", "explain_all", "why_not"]


def explain(
    instance: Instance, answer: Answer, mentee: str, *, session: Session | None = None, most_helps: int = 3
) -> Why | WhyNobody:
    """Why a mentee has the mentor of the answer, or none. Raises KeyError for an unknown mentee.

    With a `session` of the same instance the loss that each better mentor would cause is exact as well.
    """
    table = session.table if session else Table(instance)
    u = table.row[mentee]
    seated = _seated(table, answer)
    for pair in answer.pairs:
        if pair.mentee == mentee:
            return _why(table, seated, u, pair, session)
    return _why_nobody(table, seated, u, most_helps, session or Session(instance, answer.plan))


def explain_all(
    instance: Instance, answer: Answer, *, session: Session | None = None, most_helps: int = 3
) -> dict[str, Why | WhyNobody]:
    """The explanation of everybody in the answer, by mentee's id: those without a mentor by one session."""
    table = session.table if session else Table(instance)
    seated = _seated(table, answer)
    out: dict[str, Why | WhyNobody] = {
        pair.mentee: _why(table, seated, table.row[pair.mentee], pair, session) for pair in answer.pairs
    }
    if answer.unmatched:
        market = session or Session(instance, answer.plan)
        for one in answer.unmatched:
            out[one.mentee] = _why_nobody(table, seated, table.row[one.mentee], most_helps, market)
    return dict(sorted(out.items()))


def why_not(session: Session, mentee: str, mentor: str, *, waive: bool = False) -> WhyNot:
    """What stands against a pair, or what it would cost to make it by hand: found by locking the pair and
    taking that back.

    With `waive` the rules that the curator may lift for a pair are lifted and named in `waived`. Raises
    KeyError for unknown ids.
    """
    u, v = session.table.row[mentee], session.table.column[mentor]
    against = [rule for rule in broken(session.table, u, v) if rule.name != "load"]
    waived = tuple(rule.name for rule in against if waive and rule.waivable)
    rules = tuple(rule.name for rule in against if rule.name not in waived)
    if rules or session.table.capacity[v] <= 0:
        return WhyNot(mentee, mentor, rules or ("load",), 0, 0, ())
    with session.trial():
        try:
            change = session.lock(mentee, mentor)
        except InstanceError:
            return WhyNot(mentee, mentor, ("load",), 0, 0, ())
        return WhyNot(mentee, mentor, (), -change.matched, -change.score, change.moves, waived)


def reasons_of(table: Table, u: int, v: int) -> tuple[Reason, ...]:
    """What each criterion says of one pair."""
    rows, columns = np.array([u], dtype=np.int64), np.array([v], dtype=np.int64)
    mentee, mentor = table.mentees[u], table.mentors[v]
    out = []
    parts = parts_of(table, rows, columns)[0]
    score = int(scores_of(table, rows, columns)[0])
    shares = apportion([part.value * part.weight for part in parts], score)
    for part, points in zip(parts, shares, strict=True):
        one = CRITERIA[part.criterion]
        ru, en = (one.words(mentee, mentor, part.value, x) for x in ("ru", "en"))
        out.append(Reason(part.criterion, part.value, part.weight, points, ru, en))
    return tuple(out)


def _seated(table: Table, answer: Answer) -> Ints:
    """How many mentees each mentor has (m,)."""
    return np.bincount([table.column[p.mentor] for p in answer.pairs], minlength=table.m)


def _rivals(table: Table, seated: Ints, u: int) -> list[Rival]:
    columns = np.arange(table.m, dtype=np.int64)
    rows = np.full(table.m, u, dtype=np.int64)
    points = scores_of(table, rows, columns)
    fits: Ints = columns[admissible(Pairs(table, rows, columns)) & (points >= 0)]
    full = seated >= table.capacity
    rivals = [Rival(table.mentors[v].id, int(points[v]), bool(full[v])) for v in fits.tolist()]
    return sorted(rivals, key=lambda r: (-r.score, r.mentor))


def _why(table: Table, seated: Ints, u: int, pair: Pair, session: Session | None) -> Why:
    rivals = _rivals(table, seated, u)
    better = [r for r in rivals if r.score > pair.score]
    if session:
        for k, rival in enumerate(better[:3]):
            price = why_not(session, pair.mentee, rival.mentor)
            better[k] = replace(rival, loss=None if price.rules else (price.people, price.points))
    reasons = reasons_of(table, u, table.column[pair.mentor])
    return Why(pair.mentee, pair.mentor, pair.score, pair.locked, reasons, tuple(better), len(rivals))


def _why_nobody(table: Table, seated: Ints, u: int, most: int, session: Session) -> WhyNobody:
    rivals = _rivals(table, seated, u)
    alone = broken_by_row(table, u)
    alone.pop("load", None)
    return WhyNobody(
        table.mentees[u].id,
        "no_place" if rivals else "no_mentor",
        tuple(rivals),
        tuple((name, len(columns)) for name, columns in alone.items()),
        helps_for(session, u, rivals, alone, most),
    )
