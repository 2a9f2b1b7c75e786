"""Which papers the page «prepare a paper» offers, what each asks, and the deed that drafts it.

A later stage offers its own: `offer("report.year", _("…"), "reports", asks, prepare_year_report)`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import words_changed_at
from nastavnik.journey.mentorships.states import AT_WORK, EARLY, ENDED
from nastavnik.journey.mentorships.states import State as Pair
from nastavnik.journey.roadmap.actions import prepare_roadmap

from .prepare import changes, finale, terms

WORKING = frozenset(AT_WORK)
EXTENDABLE = WORKING | {Pair.ORDERED}
ORDERED = EXTENDABLE | {Pair.COMPLETED, Pair.ENDED_EARLY, Pair.REPLACED}
TYPED = ("line", "words", "lines")  # kinds of questions that are answered in words of one's own
OPEN = frozenset(Pair) - frozenset(ENDED)
GROUPS = {
    "pairs": _("About a pair or group"),
    "year": _("Of the year"),
    "finale": _("The final event and rewards"),
    "reports": _("Reports"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `kind`: pair, person, people, date, choice, line, words or lines (one thing a line)."""

    name: str
    label: Any
    kind: str
    required: bool = False
    hint: Any = ""
    choices: Any = ()  # of a choice its values; of a pair the states it may have


@dataclass(frozen=True, slots=True)
class Offer:
    """`prepare(cycle=, by=, at=, **answers, **fixed)` gives the draft, or a list of drafts."""

    code: str
    words: Any
    group: str
    asks: tuple[Ask, ...]
    prepare: Callable
    fixed: dict = field(default_factory=dict)


_offers: dict[str, Offer] = {}


def offer(code: str, words: Any, group: str, asks: tuple[Ask, ...], prepare: Callable, **fixed) -> None:
    """Put a kind on the page. A code is taken once."""
    if code in _offers:
        raise ValueError(f"the paper {code} is offered already")
    _offers[code] = Offer(code, words, group, asks, prepare, fixed)
    if any(ask.kind in TYPED for ask in asks):
        words_changed_at("orders:words", [code])


def offered(code: str) -> Offer | None:
    return _offers.get(code)


def by_groups() -> list[tuple[Any, list[Offer]]]:
    """All offers under the headings of the page."""
    return [
        (words, [one for one in _offers.values() if one.group == group]) for group, words in GROUPS.items()
    ]


def pair_of(states) -> Ask:
    return Ask("pair", _("Pair or group"), "pair", True, choices=frozenset(states))


WHY = Ask(
    "words",
    _("Reason"),
    "line",
    True,
    _("It follows the words «в связи с»: «переводом на другую должность»."),
)
SIGNS = Ask("person", _("Who signs as the curator"), "person")
LINES = _("One a line.")

offer(
    "order.replacement",
    _("Order on the replacement of the mentor"),
    "pairs",
    (
        pair_of(WORKING),
        Ask("mentor", _("New mentor"), "person", True),
        Ask("on", _("From which day"), "date", True),
        WHY,
    ),
    changes.prepare_replacement,
)
offer(
    "order.extension",
    _("Order on the extension of the term"),
    "pairs",
    (
        pair_of(EXTENDABLE),
        Ask("ends_on", _("New last day"), "date", True),
        Ask("words", _("Reason"), "line", hint=WHY.hint),
    ),
    changes.prepare_extension,
)
offer(
    "order.termination",
    _("Order on the early termination"),
    "pairs",
    (
        pair_of(WORKING),
        Ask(
            "initiative",
            _("On whose initiative"),
            "choice",
            True,
            choices=tuple((reason.value, reason.label) for reason in EARLY),
        ),
        Ask("notice_on", _("Day of the written notice"), "date", True),
        Ask(
            "last_on",
            _("Last day"),
            "date",
            True,
            _("At least three working days after the notice, by the production calendar."),
        ),
        WHY,
    ),
    changes.prepare_termination,
)
offer(
    "agreement.mentoring",
    _("Additional agreement on mentoring"),
    "pairs",
    (
        pair_of(OPEN),
        Ask("contract_number", _("Number of the employment contract"), "line"),
        Ask("contract_on", _("Date of the employment contract"), "date"),
        Ask("pay", _("Size of the pay"), "line", hint=_("Left empty, it is a blank on the paper.")),
        Ask("pay_terms", _("Conditions and day of the pay"), "line"),
    ),
    terms.prepare_agreement,
)
offer(
    "notice.refusal",
    _("Notice of refusal by the mentor or a mentee"),
    "pairs",
    (
        pair_of(WORKING),
        Ask("person", _("Who refuses"), "person", hint=_("Left empty: the mentor.")),
        Ask("last_on", _("Last day"), "date"),
        Ask("words", _("Reason"), "line", hint=WHY.hint),
    ),
    terms.prepare_refusal,
)
offer(
    "notice.cancellation",
    _("Notice of cancellation by the employer"),
    "pairs",
    (
        pair_of(WORKING),
        Ask("last_on", _("Last day"), "date", True),
        Ask("words", _("Reason"), "line", hint=WHY.hint),
    ),
    terms.prepare_cancellation,
)
offer(
    "sheet.meetings",
    _("Log of meetings"),
    "pairs",
    (pair_of(OPEN),),
    finale.prepare_meetings_sheet,
)
offer("roadmap", _("Roadmap"), "year", (), lambda *, cycle, by, at: prepare_roadmap(cycle, by=by, at=at))
offer("bank.mentees", _("Bank of mentees"), "year", (SIGNS,), finale.prepare_bank, kind="bank.mentees")
offer("bank.mentors", _("Bank of mentors"), "year", (SIGNS,), finale.prepare_bank, kind="bank.mentors")
_MEETING = (
    Ask("on", _("Date"), "date"),
    Ask("person", _("Chair"), "person"),
    Ask("secretary", _("Secretary"), "person"),
    Ask("people", _("Who was there"), "people"),
    Ask("agenda", _("Agenda"), "lines", hint=LINES),
    Ask("decisions", _("Decisions"), "lines", hint=_("One a line, in the order of the agenda.")),
)
offer(
    "protocol.session",
    _("Protocol of a session of mentors"),
    "year",
    (Ask("topic", _("Topic"), "line"), *_MEETING),
    finale.prepare_session_protocol,
)
offer(
    "sheet.swot",
    _("SWOT analysis"),
    "year",
    (
        Ask("strengths", _("Strengths"), "lines", hint=LINES),
        Ask("weaknesses", _("Weaknesses"), "lines", hint=LINES),
        Ask("opportunities", _("Opportunities"), "lines", hint=LINES),
        Ask("threats", _("Threats"), "lines", hint=LINES),
        SIGNS,
    ),
    finale.prepare_swot,
)
offer(
    "order.event",
    _("Order on the final event"),
    "finale",
    (
        Ask("on", _("Date"), "date"),
        Ask("time", _("Time"), "line"),
        Ask("place", _("Place"), "line"),
        Ask("manner", _("In what form"), "line", hint=_("After «в форме»: «фестиваля практик».")),
        Ask("person", _("Who answers for it"), "person"),
        Ask("people", _("Jury"), "people", hint=_("The first of them by name heads it.")),
        Ask("programme", _("Programme"), "lines", hint=_("One a line: time; what; who.")),
        Ask("nominations", _("Nominations"), "lines", hint=LINES),
    ),
    finale.prepare_event,
)
offer(
    "protocol.event",
    _("Protocol of the final event"),
    "finale",
    (
        *_MEETING,
        Ask("results", _("Results"), "lines", hint=_("One a line: nomination; who and what; points.")),
    ),
    finale.prepare_event_protocol,
)
offer(
    "order.rewards",
    _("Order on rewards"),
    "finale",
    (
        Ask("diploma", _("Diplomas to"), "people"),
        Ask("thanks", _("Thanks to"), "people"),
        Ask("certificate", _("Certificates to"), "people"),
        Ask("words", _("For what"), "line", hint=_("After «за».")),
        Ask("protocol", _("Protocol"), "line", hint=_("Date and number: «от 21.05.2027 № 3».")),
    ),
    finale.prepare_rewards,
)
_AWARDED = (Ask("people", _("To whom"), "people", True), Ask("words", _("For what"), "line"))
_CONTEST = (Ask("degree", _("Degree"), "line"), Ask("nomination", _("Nomination"), "line"))
for _code, _words, _more in (
    ("award.diploma", _("Diploma"), _CONTEST),
    ("award.thanks", _("Letter of thanks"), ()),
    ("award.certificate", _("Certificate"), ()),
):
    offer(_code, _words, "finale", (*_AWARDED, *_more), finale.prepare_awards, kind=_code)
