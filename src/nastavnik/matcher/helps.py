"""What one change would give a mentor to somebody who has none. Every change offered has been tried.

One search through the market tells for every mentor what it would cost to give one more place of theirs to
this person rather than to whom it would serve best; nothing is left to a short list of favourites.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from nastavnik.matcher.candidates import scores_of
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.explained import Help, Rival
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.plans import solve
from nastavnik.matcher.rules import RULES
from nastavnik.matcher.session import Session

Change = tuple[str, str, str]  # "place" or a rule, the mentor, and whom to fix the mentee with if need be
TRIES = 4
"""How many changes are tried for each that is asked for, before the search gives up."""


def helps_for(
    session: Session, u: int, rivals: list[Rival], kept_away: dict[str, Ints], most: int
) -> tuple[Help, ...]:
    """At most `most` changes, those that help by themselves first.

    `rivals` are the admissible mentors of the mentee in row `u`, `kept_away` the columns that one rule alone
    forbids.
    """
    found: list[Help] = []
    tries = _more_places(session, u, rivals) if rivals else _rules_lifted(session, u, kept_away, most)
    for _, (kind, mentor, first) in zip(range(TRIES * most), tries, strict=False):
        helped = _tried(session, session.table.mentees[u].id, kind, mentor, first)
        if helped and helped not in found:
            found.append(helped)
        if len(found) == most:
            break
    return tuple(found)


def _more_places(session: Session, u: int, rivals: list[Rival]) -> Iterator[Change]:
    """Mentors of whom one more place could serve this person without anybody's loss, the cheapest first."""
    table, market, objective = session.table, session.settled_market(), session.objective
    if session.found.gathered:  # no prices there: the best scored first
        yield from (("place", r.mentor, "") for r in rivals)
        return
    rows = np.full(len(rivals), u, dtype=np.int64)
    columns = np.array([table.column[r.mentor] for r in rivals], dtype=np.int64)
    weights = objective.weigh(rows, columns, np.array([r.score for r in rivals], dtype=np.int64))
    options = list(zip(weights, columns.tolist(), strict=True))
    chains = market.chains(u, options, objective.unit("matched"))
    for cost, v, first in sorted((cost, v, first) for v, (cost, first) in chains.items()):
        yield "place", table.mentors[v].id, table.mentors[first].id if cost else ""


def _rules_lifted(session: Session, u: int, kept_away: dict[str, Ints], most: int) -> Iterator[Change]:
    """Rules of which lifting one could let this person in, the most promising mentors first."""
    table, objective = session.table, session.objective
    price = session.settled_market().price
    for name, columns in kept_away.items():
        rows = np.full(columns.shape, u, dtype=np.int64)
        points = scores_of(table, rows, columns)
        weights = objective.weigh(rows, columns, np.maximum(points, 0))
        worth = [(w - price[v], v) for w, v in zip(weights, columns.tolist(), strict=True)]
        if session.found.gathered:
            worth = [(w, v) for w, (_, v) in zip(weights, worth, strict=True)]
        # below nothing the place is worth more to those who have it; consents are asked of few
        promising = sorted(((x, v) for x, v in worth if x > 0), key=lambda one: (-one[0], one[1]))
        limit = len(promising) if RULES[name].waivable else most
        yield from ((name, table.mentors[v].id, "") for _, v in promising[:limit])


def _tried(session: Session, mentee: str, kind: str, mentor: str, first: str) -> Help | None:
    """Make one change, see whom the mentee then gets, and take it back.

    `first` is the mentor to fix the mentee with, should the place go to another.
    """
    if kind != "place" and not RULES[kind].waivable:
        after = solve(_agreed(session.instance, mentee, kind, mentor), session.plan)
        got = after.mentor_of(mentee) or ""
        score = next((p.score for p in after.pairs if p.mentee == mentee), 0)
        return Help(kind, mentor, got, score) if got else None
    with session.trial():
        more = session.places(mentor, 1) if kind == "place" else session.allow(mentee, mentor)
        got, fixed, points = session.mentor_of(mentee), False, 0
        if not got and first:
            change = session.lock(mentee, first)
            got, fixed, points = first, True, -change.score
            if more.matched + change.matched < 1 or points < 0:
                return None
        return Help(kind, mentor, got, _score(session.table, mentee, got), fixed, points) if got else None


def _score(table: Table, mentee: str, mentor: str) -> int:
    pair = np.array([table.row[mentee]], dtype=np.int64), np.array([table.column[mentor]], dtype=np.int64)
    return int(scores_of(table, *pair)[0])


def _agreed(instance: Instance, mentee: str, kind: str, mentor: str) -> Instance:
    """The instance after the two have given their consent, or an objection has been withdrawn."""
    agree = kind == "consent"
    mentees = tuple(
        replace(p, vetoes=tuple(x for x in p.vetoes if x != mentor), consent=p.consent or agree)
        if p.id == mentee
        else p
        for p in instance.mentees
    )
    mentors = tuple(
        replace(q, vetoes=tuple(x for x in q.vetoes if x != mentee), consent=q.consent or agree)
        if q.id == mentor
        else q
        for q in instance.mentors
    )
    return instance.with_(mentees=mentees, mentors=mentors)
