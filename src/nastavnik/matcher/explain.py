"""Why this pair, why nobody, and the one change that would help: as data and as sentences.

Every «what would help» has been tried: the change is made, the instance solved again, and it is offered
only if the person then has a mentor.
"""

from dataclasses import dataclass, replace

import numpy as np

from nastavnik.matcher import words
from nastavnik.matcher.answer import Answer, Kind
from nastavnik.matcher.candidates import scores_of
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.encoding import Pairs, Table
from nastavnik.matcher.instance import Instance, Ints
from nastavnik.matcher.plans import apportion, parts_of, solve
from nastavnik.matcher.rules import RULES, admissible, broken, broken_by_row
from nastavnik.matcher.session import Move, Session
from nastavnik.matcher.validation import InstanceError
from nastavnik.matcher.words import Language, Names, named, said


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion of a pair with its phrase.

    `points` of the score come from it, `weight` would be the most.
    """

    criterion: str
    value: int
    weight: int
    points: int
    ru: str
    en: str

    def sentence(self, language: Language) -> str:
        title = CRITERIA[self.criterion].title(language)
        phrase = self.ru if language == "ru" else self.en
        return said(
            language,
            "{title}: {phrase} ({points} из {weight})",
            "{title}: {phrase} ({points} of {weight})",
            title=title[0].upper() + title[1:],
            phrase=phrase,
            points=self.points,
            weight=self.weight,
        )


@dataclass(frozen=True, slots=True)
class Rival:
    """Another admissible mentor of the mentee; `full` where all places are taken in the plan.

    `loss` is what the whole plan would lose if the mentee were given this mentor: (people, points), exact;
    None where it was not asked.
    """

    mentor: str
    score: int
    full: bool
    loss: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why the mentee has this mentor."""

    mentee: str
    mentor: str
    score: int
    locked: bool
    reasons: tuple[Reason, ...]
    better: tuple[Rival, ...]  # mentors of a higher score whom the mentee did not get
    others: int  # admissible mentors in all

    def sentences(self, language: Language = "ru", names: Names | None = None) -> list[str]:
        out = [
            said(
                language,
                "Наставник: {who}, {points} из 1000.",
                "Mentor: {who}, {points} of 1000.",
                who=named(self.mentor, names),
                points=words.points(self.score, language),
            )
        ]
        if self.locked:
            out.append(said(language, "Пару закрепил куратор.", "The curator has fixed this pair."))
        out += [reason.sentence(language) + "." for reason in sorted(self.reasons, key=lambda r: -r.points)]
        if not self.better:
            out.append(
                said(
                    language,
                    "Это самый подходящий наставник из возможных (всего подходит {n}).",
                    "This is the best of the possible mentors ({n} would do).",
                    n=self.others,
                )
            )
        for rival in self.better[:3]:
            text = said(
                language,
                "По баллам ближе {who} ({score}), но его места нужнее другим",
                "{who} scores higher ({score}), but others need those places more",
                who=named(rival.mentor, names),
                score=rival.score,
            )
            out.append(text + (": " + loss_words(*rival.loss, language) if rival.loss else "."))
        return out


@dataclass(frozen=True, slots=True)
class Help:
    """One change after which the person has a mentor.

    `place` (one more place of the mentor) or a rule lifted.
    """

    kind: str  # "place" or the name of a rule
    mentor: str
    gets: str  # the mentor the person gets then
    score: int

    def sentence(self, language: Language = "ru", names: Names | None = None) -> str:
        if self.kind == "place":
            text = said(
                language,
                "Поможет ещё одно место у наставника {who}",
                "One more place of the mentor {who} would help",
                who=named(self.mentor, names),
            )
        else:
            text = said(
                language,
                "Поможет: {lift} (наставник {who})",
                "It would help to {lift} (mentor {who})",
                lift=RULES[self.kind].lift(language),
                who=named(self.mentor, names),
            )
        return text + said(
            language,
            ": тогда наставник – {gets}, {points}.",
            ": then the mentor is {gets}, {points}.",
            gets=named(self.gets, names),
            points=words.points(self.score, language),
        )


@dataclass(frozen=True, slots=True)
class WhyNobody:
    """Why the mentee has no mentor; `kept_away` counts mentors whom one rule alone keeps away."""

    mentee: str
    kind: Kind
    fitting: tuple[Rival, ...]
    kept_away: tuple[tuple[str, int], ...]
    helps: tuple[Help, ...]

    def sentences(self, language: Language = "ru", names: Names | None = None) -> list[str]:
        if self.kind == "no_place":
            best = self.fitting[0]
            out = [
                said(
                    language,
                    "Не хватило мест: подходит {n}, но все места отданы тем, кому они нужнее.",
                    "Places ran out: {n} would do, but all their places went to those who need them more.",
                    n=words.mentors(len(self.fitting), language),
                ),
                said(
                    language,
                    "Больше всего подходит {who} ({points}).",
                    "{who} would suit best ({points}).",
                    who=named(best.mentor, names),
                    points=words.points(best.score, language),
                ),
            ]
        else:
            out = [said(language, "Никто из наставников не подходит.", "No mentor is admissible.")]
            for name, count in self.kept_away:
                out.append(
                    said(
                        language,
                        "{n}: мешает только одно – {why}.",
                        "{n}: only one thing stands in the way – {why}.",
                        n=words.mentors(count, language),
                        why=RULES[name].words(language),
                    )
                )
        out += [x.sentence(language, names) for x in self.helps]
        if not self.helps:
            out.append(
                said(
                    language,
                    "Одной переменой не помочь: нужен новый наставник.",
                    "No single change would help: a new mentor is needed.",
                )
            )
        return out


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a mentee does not have a certain mentor: the rules that forbid it, or the exact price of insisting.

    `people` and `points` are what the whole plan would lose, `moves` who would change mentor.
    """

    mentee: str
    mentor: str
    rules: tuple[str, ...]
    people: int
    points: int
    moves: tuple[Move, ...]

    def sentences(self, language: Language = "ru", names: Names | None = None) -> list[str]:
        if self.rules:
            lead = said(language, "Эту пару составить нельзя: ", "The pair cannot be: ")
            return [lead + "; ".join(RULES[name].words(language) for name in self.rules) + "."]
        if not self.moves:
            return [said(language, "Эта пара уже в плане.", "The pair is in the plan already.")]
        out = [
            said(language, "Если настоять на этой паре, ", "If you insist on the pair, ")
            + loss_words(self.people, self.points, language)
        ]
        nobody = said(language, "никто", "nobody")
        for move in self.moves:
            out.append(
                said(
                    language,
                    "{who}: был наставник – {before}, станет – {after}.",
                    "{who}: the mentor was {before}, becomes {after}.",
                    who=named(move.mentee, names),
                    before=named(move.before, names) if move.before else nobody,
                    after=named(move.after, names) if move.after else nobody,
                )
            )
        return out


def loss_words(lost: int, points: int, language: Language) -> str:
    """«без наставника останется ещё 1 человек, план потеряет 12 баллов.»"""
    told = []
    if lost > 0:
        told.append(
            said(
                language,
                "без наставника останется ещё {n}",
                "{n} more would be left without a mentor",
                n=words.people(lost, language),
            )
        )
    if points > 0:
        told.append(
            said(language, "план потеряет {n}", "the plan would lose {n}", n=words.points(points, language))
        )
    if points < 0:
        told.append(
            said(language, "план прибавит {n}", "the plan would gain {n}", n=words.points(-points, language))
        )
    if not told:
        return said(language, "план останется столь же хорош.", "the plan would be as good.")
    return ", ".join(told) + "."


def explain(
    instance: Instance, answer: Answer, mentee: str, *, session: Session | None = None, most_helps: int = 3
) -> Why | WhyNobody:
    """Why a mentee has the mentor of the answer, or none. Raises KeyError for an unknown mentee.

    With a `session` of the same instance the loss that each better mentor would cause is exact as well.
    """
    table = session.table if session else Table(instance)
    u = table.row[mentee]
    for pair in answer.pairs:
        if pair.mentee == mentee:
            return _why(table, answer, u, pair.mentor, session)
    return _why_nobody(table, answer, u, most_helps, session or Session(instance, answer.plan))


def why_not(session: Session, mentee: str, mentor: str) -> WhyNot:
    """What stands against a pair, found by locking it and taking that back.

    Raises KeyError for unknown ids.
    """
    u, v = session.table.row[mentee], session.table.column[mentor]
    against = tuple(r.name for r in broken(session.table, u, v) if r.name != "load")
    if against or session.table.capacity[v] <= 0:
        return WhyNot(mentee, mentor, against or ("load",), 0, 0, ())
    with session.trial():
        try:
            change = session.lock(mentee, mentor)
        except InstanceError:
            return WhyNot(mentee, mentor, ("load",), 0, 0, ())
        return WhyNot(mentee, mentor, (), -change.matched, -change.score, change.moves)


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


def _rivals(table: Table, answer: Answer, u: int) -> list[Rival]:
    columns = np.arange(table.m, dtype=np.int64)
    rows = np.full(table.m, u, dtype=np.int64)
    points = scores_of(table, rows, columns)
    fits: Ints = columns[admissible(Pairs(table, rows, columns)) & (points >= 0)]
    held = dict.fromkeys(table.column, 0)
    for pair in answer.pairs:
        held[pair.mentor] += 1
    rivals = [
        Rival(table.mentors[v].id, int(points[v]), held[table.mentors[v].id] >= int(table.capacity[v]))
        for v in fits.tolist()
    ]
    return sorted(rivals, key=lambda r: (-r.score, r.mentor))


def _why(table: Table, answer: Answer, u: int, mentor: str, session: Session | None) -> Why:
    v = table.column[mentor]
    pair = next(p for p in answer.pairs if p.mentee == table.mentees[u].id)
    rivals = _rivals(table, answer, u)
    better = [r for r in rivals if r.score > pair.score]
    if session:
        for k, rival in enumerate(better[:3]):
            price = why_not(session, pair.mentee, rival.mentor)
            better[k] = replace(rival, loss=None if price.rules else (price.people, price.points))
    reasons = reasons_of(table, u, v)
    return Why(pair.mentee, mentor, pair.score, pair.locked, reasons, tuple(better), len(rivals))


def _why_nobody(table: Table, answer: Answer, u: int, most: int, session: Session) -> WhyNobody:
    mentee = table.mentees[u].id
    rivals = _rivals(table, answer, u)
    alone = broken_by_row(table, u)
    alone.pop("load", None)
    tries: list[tuple[str, str]] = [("place", r.mentor) for r in rivals[: 4 * most]]
    if not rivals:
        for name, columns in alone.items():
            rows = np.full(columns.shape, u, dtype=np.int64)
            points = scores_of(table, rows, columns)
            order = np.lexsort((-points, table.capacity[columns] <= 0))[:most]
            tries += [(name, table.mentors[int(columns[k])].id) for k in order]
    helps: list[Help] = []
    for kind, mentor in tries:
        found = _tried(session, mentee, kind, mentor)
        if found:
            helps.append(found)
        if len(helps) == most:
            break
    return WhyNobody(
        mentee,
        "no_place" if rivals else "no_mentor",
        tuple(rivals),
        tuple((name, len(columns)) for name, columns in alone.items()),
        tuple(helps),
    )


def _tried(session: Session, mentee: str, kind: str, mentor: str) -> Help | None:
    """Make one change, see whom the mentee then gets, and take it back."""
    if kind != "place" and not RULES[kind].waivable:
        after = solve(_agreed(session.instance, mentee, kind, mentor), session.plan)
        got = after.mentor_of(mentee) or ""
        score = next((p.score for p in after.pairs if p.mentee == mentee), 0)
        return Help(kind, mentor, got, score) if got else None
    with session.trial():
        if kind == "place":
            session.places(mentor, 1)
        else:
            session.allow(mentee, mentor)
        got = session.mentor_of(mentee)
        if not got:
            return None
        table = session.table
        pair = np.array([table.row[mentee]], dtype=np.int64), np.array([table.column[got]], dtype=np.int64)
        return Help(kind, mentor, got, int(scores_of(table, *pair)[0]))


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
