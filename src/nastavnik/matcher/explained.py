"""What an explanation holds: reasons, rivals, helps, losses; each can say itself in Russian and English."""

from dataclasses import dataclass

from nastavnik.matcher import words
from nastavnik.matcher.answer import Kind
from nastavnik.matcher.criteria import CRITERIA
from nastavnik.matcher.rules import RULES
from nastavnik.matcher.session import Move
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

    `place` (one more place of the mentor) or a rule lifted. With `fixed` the place would go to another as
    gladly or more gladly, so the pair must be fixed as well; `points` is what the plan gives up by that.
    """

    kind: str  # "place" or the name of a rule
    mentor: str
    gets: str  # the mentor the person gets then
    score: int
    fixed: bool = False
    points: int = 0

    def sentence(self, language: Language = "ru", names: Names | None = None) -> str:
        if self.kind == "place":
            text = said(
                language,
                "Поможет ещё одно место у наставника {who}",
                "One more place of the mentor {who} would help",
                who=named(self.mentor, names),
            ) + (self._fixing(language) if self.fixed else "")
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

    def _fixing(self, language: Language) -> str:
        if not self.points:
            return said(
                language,
                " и закрепить пару (место столь же подходит и другому)",
                " if the pair is fixed (the place suits another person just as well)",
            )
        return said(
            language,
            " и закрепить пару (иначе место достанется другому, с ним у плана на {n} больше)",
            " if the pair is fixed (otherwise another gets it, with {n} more for the plan)",
            n=words.points(self.points, language),
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
            out.append(self._nothing(language))
        return out

    def _nothing(self, language: Language) -> str:
        if self.kind == "no_place":
            return said(
                language,
                "Одного места не хватит: его получит тот, чья очередь раньше. Нужны несколько мест или ещё один "
                "наставник.",
                "One place is not enough: it goes to somebody of a higher priority. Several places or one more "
                "mentor are needed.",
            )
        return said(
            language,
            "Одной переменой не помочь: нужен новый наставник.",
            "No single change would help: a new mentor is needed.",
        )


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a mentee does not have a certain mentor: the rules that forbid it, or the exact price of insisting.

    `people` and `points` are what the whole plan would lose, `moves` who would change mentor. `waived` names
    the rules that would have to be lifted for the pair.
    """

    mentee: str
    mentor: str
    rules: tuple[str, ...]
    people: int
    points: int
    moves: tuple[Move, ...]
    waived: tuple[str, ...] = ()

    def sentences(self, language: Language = "ru", names: Names | None = None) -> list[str]:
        if self.rules:
            lead = said(language, "Эту пару составить нельзя: ", "The pair cannot be: ")
            return [lead + "; ".join(RULES[name].words(language) for name in self.rules) + "."]
        if not self.moves:
            return [said(language, "Эта пара уже в плане.", "The pair is in the plan already.")]
        out = []
        if self.waived:
            lead = said(language, "Нужно исключение из правил: ", "A rule has to be waived: ")
            out.append(lead + "; ".join(RULES[name].words(language) for name in self.waived) + ".")
        insist = said(language, "Если настоять на этой паре, ", "If you insist on the pair, ")
        out.append(insist + loss_words(self.people, self.points, language))
        nobody = said(language, "никто", "nobody")
        out += [words.move(x.mentee, x.before, x.after, nobody, language, names) for x in self.moves]
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
    if lost < 0:
        told.append(
            said(
                language,
                "с наставником будет ещё {n}",
                "{n} more would have a mentor",
                n=words.people(-lost, language),
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
