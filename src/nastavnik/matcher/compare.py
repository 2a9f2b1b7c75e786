"""What changed from one plan to another: who moves, who came and went, and what that is worth."""

from dataclasses import dataclass

from nastavnik.matcher import words
from nastavnik.matcher.answer import Answer
from nastavnik.matcher.session import Move
from nastavnik.matcher.words import Language, Names, named, said


@dataclass(frozen=True, slots=True)
class Difference:
    """The way from one answer to another, people of either in the order of their ids.

    `moves` are of mentees who are in both; `came` and `left` are mentees of one answer alone. `kept` pairs
    are in both. `matched`, `score` say how much more the second has; `worst` is the least score of the two.
    """

    moves: tuple[Move, ...]
    came: tuple[str, ...]
    left: tuple[str, ...]
    kept: int
    matched: int
    score: int
    worst: tuple[int | None, int | None]

    @property
    def same(self) -> bool:
        return not (self.moves or self.came or self.left)

    def sentences(self, language: Language = "ru", names: Names | None = None) -> list[str]:
        if self.same:
            return [said(language, "План тот же.", "The plan is the same.")]
        nobody = said(language, "никто", "nobody")
        return [
            said(
                language,
                "Прежних пар осталось {kept}, с наставником {matched:+d}, баллов {score:+d}.",
                "Pairs kept: {kept}; with a mentor: {matched:+d}; points: {score:+d}.",
                kept=self.kept,
                matched=self.matched,
                score=self.score,
            ),
            *(words.move(one.mentee, one.before, one.after, nobody, language, names) for one in self.moves),
            *(said(language, "{who}: новый.", "{who}: new.", who=named(u, names)) for u in self.came),
            *(
                said(
                    language,
                    "{who}: больше не участвует.",
                    "{who}: takes no part any more.",
                    who=named(u, names),
                )
                for u in self.left
            ),
        ]


def compare(before: Answer, after: Answer) -> Difference:
    """What changed. The answers may be to different instances: people are the same if their ids are."""
    old, new = _mentors(before), _mentors(after)
    both = sorted(old.keys() & new.keys())
    return Difference(
        tuple(Move(u, old[u], new[u]) for u in both if old[u] != new[u]),
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        sum(1 for u in both if old[u] and old[u] == new[u]),
        after.totals.matched - before.totals.matched,
        after.totals.score - before.totals.score,
        (before.totals.worst, after.totals.worst),
    )


def _mentors(answer: Answer) -> dict[str, str]:
    """Mentee -> mentor, "" for nobody."""
    return {p.mentee: p.mentor for p in answer.pairs} | {x.mentee: "" for x in answer.unmatched}
