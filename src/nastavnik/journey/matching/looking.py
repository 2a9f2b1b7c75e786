"""Looking closer at a run: other mentors of one person, the price of insisting, what would help somebody alone."""

from dataclasses import dataclass

from django.utils.translation import gettext

from nastavnik import matcher
from nastavnik.matcher import WhyNot
from nastavnik.matcher.explain import reasons_of
from nastavnik.matcher.overview import rivals_of

from .queries import names_of
from .sessions import session_of
from .translate import plain
from .words import Reasons, readable, reasons_in_words, said_of_nobody


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor who could take the mentee; `full`: all places are taken in this plan; `mine`: has them now."""

    mentor: str
    name: str
    score: int
    full: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every mentor who could take one mentee."""

    mentee: str
    name: str
    rows: list[Candidate]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a pair would cost: sentences; the reasons of the pair itself; whether it can be, and is there already."""

    mentee: str
    mentor: str
    names: tuple[str, str]
    sentences: list[str]
    reasons: Reasons | None
    score: int | None
    possible: bool
    stands: bool
    locked: bool


@dataclass(frozen=True, slots=True)
class Helped:
    """Why somebody has nobody, and what would help, as sentences."""

    mentee: str
    name: str
    sentences: list[str]


def mentors_for(run, mentee: str, language: str) -> Candidates | None:
    """All admissible mentors of a mentee, the best first; None where the run knows no such mentee."""
    with session_of(run) as session:
        if mentee not in session.table.row:
            return None
        answer = session.answer()
        rivals = rivals_of(session, answer, mentee)
        mine = session.mentor_of(mentee)
    names = names_of({int(mentee), *(int(rival.mentor) for rival in rivals)})
    rows = [
        Candidate(one.mentor, names.get(one.mentor, ""), one.score, one.full, one.mentor == mine)
        for one in rivals
    ]
    return Candidates(mentee, names.get(mentee, ""), rows)


def what_if(run, mentee: str, mentor: str, language: str) -> WhatIf:
    """The exact loss of insisting on a pair, found by locking it and taking that back."""
    with session_of(run) as session:
        told = matcher.why_not(session, mentee, mentor)
        table = session.table
        u, v = table.row[mentee], table.column[mentor]
        reasons = reasons_of(table, u, v) if not told.rules else ()
        stands = session.mentor_of(mentee) == mentor
        locked = (mentee, mentor) in session.instance.locks
    names = names_of(_people_of(told, mentee, mentor))
    why = {
        "mentee": mentee, "mentor": mentor, "score": 0, "locked": False, "better": [], "others": 0,
        "reasons": [plain(one) for one in reasons],
    }  # fmt: skip
    known = "en" if language.startswith("en") else "ru"
    return WhatIf(
        mentee,
        mentor,
        (names.get(mentee, ""), names.get(mentor, "")),
        [readable(one, known) for one in told.sentences(known, names)],
        reasons_in_words(why, names, language) if reasons else None,
        sum(one.points for one in reasons) if reasons else None,
        not told.rules,
        stands,
        locked,
    )


def _people_of(told: WhyNot, mentee: str, mentor: str) -> set[int]:
    moved = {one for move in told.moves for one in (move.mentee, move.before, move.after) if one}
    return {int(one) for one in moved | {mentee, mentor}}


def help_for(run, mentee: str, language: str) -> Helped | None:
    """What would help a mentee without a mentor; None where the run does not know them."""
    with session_of(run) as session:
        if mentee not in session.table.row:
            return None
        answer = session.answer()
        if mentee not in {one.mentee for one in answer.unmatched}:
            name = names_of({int(mentee)}).get(mentee, "")
            return Helped(mentee, name, [gettext("This run has a mentor for them, or they take no part.")])
        why = plain(matcher.explain(session.instance, answer, mentee, session=session))
    helps = {int(one[name]) for one in why["helps"] for name in ("mentor", "gets") if one[name]}
    names = names_of({int(mentee)} | helps | {int(one["mentor"]) for one in why["fitting"][:1]})
    return Helped(mentee, names.get(mentee, ""), said_of_nobody(why, names, language))
