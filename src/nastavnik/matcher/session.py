"""A plan that is worked on: lock, ban, withdraw, change places, undo; after each edit it is the best again.

The market is mended, not started anew, and every edit leaves the plan that `solve` would find from scratch.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from nastavnik.matcher.answer import Answer
from nastavnik.matcher.candidates import scores_of
from nastavnik.matcher.encoding import Table
from nastavnik.matcher.engines import Engine
from nastavnik.matcher.instance import Instance, PairKey, Weights
from nastavnik.matcher.objective import Objective, Plan
from nastavnik.matcher.outcome import answer_of
from nastavnik.matcher.pairs import Pairs
from nastavnik.matcher.plans import find_bottleneck, market_of, missing_from, outcome_of, run, settle
from nastavnik.matcher.pool import Pool
from nastavnik.matcher.refusals import refuse
from nastavnik.matcher.repair import LivingMarket
from nastavnik.matcher.rules import admissible
from nastavnik.matcher.validation import validate


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee who changes mentor; "" is nobody."""

    mentee: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit did: `moves` by mentee, and by how much each level of the objective changed (no zeros)."""

    moves: tuple[Move, ...]
    levels: dict[str, int]

    @property
    def matched(self) -> int:
        """How many more mentees have a mentor (fewer, if negative)."""
        return sum((not m.before) - (not m.after) for m in self.moves)

    @property
    def score(self) -> int:
        return self.levels.get("score", 0)


class Session:
    """An instance and its best plan, kept best through edits. Every edit returns what it changed.

    Edits raise InstanceError in words and then change nothing; KeyError for an id that is not there.
    """

    def __init__(self, instance: Instance, plan: Plan = "most", *, engine: Engine = "auto") -> None:
        validate(instance)
        self.engine: Engine = engine
        self.plan: Plan = plan
        self.past: list[Instance] = []
        self._start(instance)

    def _start(self, instance: Instance) -> None:
        self.instance = instance
        self.touched: set[int] = set()  # rows whose admissible pairs have changed
        self.table = Table(instance)
        self.pool = Pool(self.table)
        if instance.groups:
            self.objective, outcome = settle(self.table, self.pool, self.plan, self.engine)
        else:
            fair = self.plan == "fair"
            bottleneck = find_bottleneck(self.table, self.pool, self.engine) if fair else 0
            self.objective = Objective(self.table, self.plan, bottleneck or 0, self.pool.top, locks=True)
            outcome = run(self.table, self.pool, self.objective, self.engine)
        self.found = outcome
        self.market = outcome.market or market_of(self.table, self.objective, outcome)

    # -- edits
    # -------------------------------------------------------------------------------------------------

    def lock(self, mentee: str, mentor: str) -> Change:
        """The pair must stand; an earlier lock of the mentee and a ban of the pair give way."""
        key = self._key(mentee, mentor)
        locks = frozenset(k for k in self.instance.locks if k[0] != mentee) | {key}
        return self._go(self.instance.with_(locks=locks, bans=self.instance.bans - {key}))

    def unlock(self, mentee: str, mentor: str) -> Change:
        return self._go(self.instance.with_(locks=self.instance.locks - {self._key(mentee, mentor)}))

    def ban(self, mentee: str, mentor: str) -> Change:
        """The pair must not be; a lock and a waiver of the pair give way."""
        key = self._key(mentee, mentor)
        now = self.instance
        return self._go(
            now.with_(bans=now.bans | {key}, locks=now.locks - {key}, allowed=now.allowed - {key})
        )

    def allow(self, mentee: str, mentor: str) -> Change:
        """Lift the ban of the pair and waive for it the rules that may be waived."""
        key = self._key(mentee, mentor)
        now = self.instance
        return self._go(now.with_(bans=now.bans - {key}, allowed=now.allowed | {key}))

    def withdraw(self, mentee: str) -> Change:
        """The mentee takes no part for the moment; a lock of the mentee is dropped."""
        now = self.instance
        self.table.row[mentee]
        return self._go(
            now.with_(away=now.away | {mentee}, locks=frozenset(k for k in now.locks if k[0] != mentee))
        )

    def bring_back(self, mentee: str) -> Change:
        self.table.row[mentee]
        return self._go(self.instance.with_(away=self.instance.away - {mentee}))

    def places(self, mentor: str, change: int) -> Change:
        """Give the mentor so many places more, or fewer."""
        self.table.column[mentor]
        now = self.instance
        mentors = tuple(
            replace(q, capacity=max(q.capacity, q.load) + change if change > 0 else q.capacity + change)
            if q.id == mentor
            else q
            for q in now.mentors
        )
        return self._go(now.with_(mentors=mentors))

    def reweigh(self, weights: Weights) -> Change:
        """Other weights of the criteria: everything is scored anew."""
        return self._go(self.instance.with_(weights=weights))

    def undo(self) -> Change | None:
        """Take back the last edit; None when there is none."""
        if not self.past:
            return None
        change = self._go(self.past.pop())
        self.past.pop()
        return change

    # -- looking
    # -------------------------------------------------------------------------------------------------

    def answer(self) -> Answer:
        """The plan as it stands, the same to the byte as `solve(session.instance, session.plan)`."""
        if self.found.gathered:
            return answer_of(self.table, self.pool.most, self.objective, self.found)
        self.settled_market()
        self.pool.recount(self.touched)
        self.touched.clear()
        objective = self.objective
        if not self.instance.groups:
            objective = Objective(self.table, self.plan, objective.bottleneck, self.pool.top)
        return answer_of(self.table, self.pool.most, objective, outcome_of(self.market))

    def mentor_of(self, mentee: str) -> str:
        v = self.market.mate[self.table.row[mentee]]
        return self.table.mentors[v].id if v >= 0 else ""

    @contextmanager
    def trial(self) -> Iterator["Session"]:
        """Edits made inside are taken back at the end."""
        depth = len(self.past)
        try:
            yield self
        finally:
            while len(self.past) > depth:
                self.undo()

    def settled_market(self) -> LivingMarket:
        """The market at its least prices, with every admissible pair accounted for."""
        if not self.found.gathered:
            self.market.lower_prices()
            self._let_in()
        return self.market

    def price_of_place(self, mentor: str) -> dict[str, int]:
        """What one more place of the mentor would add, level by level (exact)."""
        if self.found.gathered:  # no prices there: try it
            with self.trial():
                return self.places(mentor, 1).levels
        market = self.settled_market()
        return _told(self.objective, market.price[self.table.column[mentor]])

    # -- how
    # --------------------------------------------------------------------------------------------------

    def _key(self, mentee: str, mentor: str) -> PairKey:
        self.table.row[mentee], self.table.column[mentor]
        return mentee, mentor

    def _go(self, to: Instance) -> Change:
        """Move the market from the instance it is at to another."""
        refuse(self.table, self.instance, to)
        now = self.instance
        before = list(self.market.mate)
        value, objective = self.market.value(), self.objective
        self.past.append(now)
        heavy = bool(now.groups) or to.weights != now.weights or to.rules != now.rules
        if not heavy:
            self._mend(now, to)
            heavy = self.plan == "fair" and not self._as_weak_as_before()
        if heavy:
            self._start(to)
        return self._change(before, value, objective, heavy)

    def _as_weak_as_before(self) -> bool:
        """Whether the weakest pair of a fair plan still has the score that the objective was made for.

        The objective counts the pairs below that score and then the pairs at it, both as few as can be. So a
        weakest pair just there proves that no plan has a stronger one; any other score asks for a new start.
        """
        mate = np.array(self.market.mate, dtype=np.int64)
        u = np.flatnonzero(mate >= 0)
        v = mate[u]
        free = ~self.table.locks.has(u * self.table.m + v)
        worst = int(scores_of(self.table, u[free], v[free]).min(initial=self.pool.top + 1))
        return worst == self.objective.bottleneck

    def _change(self, before: list[int], value: int, objective: Objective, heavy: bool) -> Change:
        names = [q.id for q in self.table.mentors]
        after = self.market.mate
        moves = tuple(
            Move(self.table.mentees[u].id, names[a] if a >= 0 else "", names[b] if b >= 0 else "")
            for u, (a, b) in enumerate(zip(before, after, strict=True))
            if a != b
        )
        if heavy:
            old, new = objective.read(value), self.objective.read(self.market.value())
            levels = {k: new.get(k, 0) - old.get(k, 0) for k in new.keys() & old.keys()}
            return Change(moves, {k: x for k, x in levels.items() if x and k != "tie"})
        return Change(moves, _told(self.objective, self.market.value() - value))

    def _mend(self, now: Instance, to: Instance) -> None:
        table, market = self.table, self.market
        places = table.capacity
        self.instance = to
        table.adopt(to)
        for u in now.away - to.away:
            market.come(table.row[u])
        for u in to.away - now.away:
            market.leave(table.row[u])
        pairs = sorted((now.locks ^ to.locks) | (now.bans ^ to.bans) | (now.allowed ^ to.allowed))
        for key in pairs:
            self._reprice(table.row[key[0]], table.column[key[1]])
        if places is not table.capacity:
            for v in np.flatnonzero(table.capacity != places).tolist():
                step = int(table.capacity[v] - places[v])
                for _ in range(abs(step)):
                    (market.add_place if step > 0 else market.take_place)(v)
        self._let_in()

    def _reprice(self, u: int, v: int) -> None:
        row, column = np.array([u], dtype=np.int64), np.array([v], dtype=np.int64)
        self.touched.add(u)
        score = scores_of(self.table, row, column)
        if score[0] >= 0 and admissible(Pairs(self.table, row, column))[0]:
            self.market.offer(u, v, self.objective.weigh(row, column, score)[0])
        else:
            self.market.refuse(u, v)

    def _let_in(self) -> None:
        """Let in pairs left out that are now worth more than their two ends."""
        market = self.market
        while True:
            more = missing_from(market, self.pool, self.objective)
            if not more.u.size:
                return
            weights = self.objective.weigh(more.u, more.v, more.score)
            for u, v, w in zip(more.u.tolist(), more.v.tolist(), weights, strict=True):
                market.offer(u, v, w)
            market.lower_prices()


def _told(objective: Objective, amount: int) -> dict[str, int]:
    return {name: x for name, x in objective.read(amount).items() if x and name != "tie"}
