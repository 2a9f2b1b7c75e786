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
from nastavnik.matcher.rules import RULES, admissible, broken_by_row
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
    """Another admissible mentor of the mentee; `places` are all taken in the plan where `full`."""

    mentor: str
    score: int
    full: bool


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
            out.append(
                said(
                    language,
                    "Ближе по баллам {who} ({score}), но его места нужнее другим: вместе план так лучше.",
                    "{who} scores higher ({score}), but others need those places more.",
                    who=named(rival.mentor, names),
                    score=rival.score,
                )
            )
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


def explain(instance: Instance, answer: Answer, mentee: str, *, most_helps: int = 3) -> Why | WhyNobody:
    """Why a mentee has the mentor of the answer, or none. Raises KeyError for an unknown mentee."""
    table = Table(instance)
    u = table.row[mentee]
    for pair in answer.pairs:
        if pair.mentee == mentee:
            return _why(table, answer, u, pair.mentor)
    return _why_nobody(table, answer, u, most_helps)


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


def _why(table: Table, answer: Answer, u: int, mentor: str) -> Why:
    v = table.column[mentor]
    pair = next(p for p in answer.pairs if p.mentee == table.mentees[u].id)
    rivals = _rivals(table, answer, u)
    better = tuple(r for r in rivals if r.score > pair.score)
    return Why(pair.mentee, mentor, pair.score, pair.locked, reasons_of(table, u, v), better, len(rivals))


def _why_nobody(table: Table, answer: Answer, u: int, most: int) -> WhyNobody:
    mentee = table.mentees[u].id
    rivals = _rivals(table, answer, u)
    alone = broken_by_row(table, u)
    alone.pop("load", None)
    tries: list[tuple[str, str]] = [("place", r.mentor) for r in rivals[: 2 * most]]
    if not rivals:
        for name, columns in alone.items():
            rows = np.full(columns.shape, u, dtype=np.int64)
            points = scores_of(table, rows, columns)
            best = int(columns[int(np.argmax(points))])
            tries.append((name, table.mentors[best].id))
    helps: list[Help] = []
    for kind, mentor in tries:
        after = solve(_changed(table.instance, mentee, kind, mentor), answer.plan)
        got = next((p for p in after.pairs if p.mentee == mentee), None)
        if got:
            helps.append(Help(kind, mentor, got.mentor, got.score))
        if len(helps) == most:
            break
    return WhyNobody(
        mentee,
        "no_place" if rivals else "no_mentor",
        tuple(rivals),
        tuple((name, len(columns)) for name, columns in alone.items()),
        tuple(helps),
    )


def _changed(instance: Instance, mentee: str, kind: str, mentor: str) -> Instance:
    """The instance after one change for one pair."""
    key = (mentee, mentor)
    if kind == "place":
        mentors = tuple(
            replace(q, capacity=max(q.capacity, q.load) + 1) if q.id == mentor else q
            for q in instance.mentors
        )
        return instance.with_(mentors=mentors)
    if kind == "ban":
        return instance.with_(bans=instance.bans - {key})
    if RULES[kind].waivable:
        return instance.with_(allowed=instance.allowed | {key})
    mentees = tuple(
        replace(p, vetoes=tuple(x for x in p.vetoes if x != mentor), consent=p.consent or kind == "consent")
        if p.id == mentee
        else p
        for p in instance.mentees
    )
    mentors = tuple(
        replace(q, vetoes=tuple(x for x in q.vetoes if x != mentee), consent=q.consent or kind == "consent")
        if q.id == mentor
        else q
        for q in instance.mentors
    )
    return instance.with_(mentees=mentees, mentors=mentors)
