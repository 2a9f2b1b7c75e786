"""What people have told before a run: rulings, wishes and objections by link, pauses; and the last run."""

from collections import defaultdict
from dataclasses import dataclass, field

from .models import Choice, MatchRun, Pause, Proposal, Ruling
from .states import RulingKind, RunState, Wish

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """By the matcher's ids; `wishes` and `vetoes` by (side, id)."""

    locks: set[Pair]
    bans: set[Pair]
    paused: dict[str, Pause]
    last_run: set[Pair] = field(default_factory=set)
    wishes: dict[Pair, list[str]] = field(default_factory=dict)
    vetoes: dict[Pair, list[str]] = field(default_factory=dict)


def told_of(organisation, today) -> Told:
    """Everything in four queries."""
    rulings = Ruling.objects.filter(organisation=organisation, lifted_at=None)
    by_kind = defaultdict(set)
    for kind, mentee, mentor in rulings.order_by("pk").values_list("kind", "mentee_id", "mentor_id"):
        by_kind[kind].add((str(mentee), str(mentor)))
    pauses = Pause.objects.filter(organisation=organisation, lifted_at=None, until__gt=today)
    wishes, vetoes = defaultdict(list), defaultdict(list)
    choices = Choice.objects.filter(shortlist__organisation=organisation).exclude(wish="")
    rows = choices.order_by("rank", "pk").values_list(
        "shortlist__side", "shortlist__person_id", "candidate_id", "wish"
    )
    for side, person, candidate, wish in rows:
        (wishes if wish == Wish.YES else vetoes)[side, str(person)].append(str(candidate))
    return Told(
        locks=by_kind[RulingKind.LOCK],
        bans=by_kind[RulingKind.BAN],
        paused={str(pause.person_id): pause for pause in pauses},
        last_run=last_pairs(organisation),
        wishes=dict(wishes),
        vetoes=dict(vetoes),
    )


def last_run(organisation) -> MatchRun | None:
    """The run that a new one is compared with: the newest that was not put aside."""
    runs = MatchRun.objects.filter(organisation=organisation).exclude(state=RunState.DISCARDED)
    return runs.order_by("-created_at", "-pk").first()


def last_pairs(organisation) -> set[Pair]:
    """The pairs of the newest run that was not put aside."""
    newest = (
        MatchRun.objects.filter(organisation=organisation)
        .exclude(state=RunState.DISCARDED)
        .order_by("-created_at", "-pk")
        .values("pk")[:1]
    )
    rows = Proposal.objects.filter(run__in=newest).order_by("pk").values_list("mentee_id", "mentor_id")
    return {(str(mentee), str(mentor)) for mentee, mentor in rows}
