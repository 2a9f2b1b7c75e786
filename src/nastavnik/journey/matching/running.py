"""A run of the matcher: solved, checked without the solver, explained, and kept with everything that went in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik import matcher
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.matcher import Answer, Instance, InstanceError
from nastavnik.matcher.formats import write_instance
from nastavnik.matcher.overview import Told, overview

from .criteria import Chosen
from .models import Leftover, MatchRun, Proposal
from .states import Plan
from .told import last_run
from .translate import instance_from, instance_of, plain
from .words import problem_said

LARGE = 1500  # people: beyond, a run is work behind the page
AT_ONCE = 12  # people without a mentor whose «what would help» is worked out with the run; others when asked

Step = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A task with its plan, checked and explained; nothing is kept yet."""

    instance: Instance
    answer: Answer
    why: dict[str, Told]
    nobody: dict[str, dict]


def run_matching(cycle, *, plan: Plan = Plan.MOST, by, at, chosen: Chosen | None = None) -> MatchRun:
    """Find the best plan for everybody in the banks who is free; it is checked without the solver and kept.

    Raises DomainError where a bank is empty, where locks contradict each other, and where the check does not
    agree with the solver.
    """
    instance = instance_of(cycle.organisation, at.date(), chosen)
    return keep_run(cycle, work_out(instance, plan), before=last_run(cycle.organisation), by=by, at=at)


def run_again(run, edit: dict[str, str], *, by, at) -> MatchRun:
    """The same task with one pair fixed, excluded or let go by hand: a run of its own, the old one stays.

    `edit` is {"deed": "lock" | "ban" | "free", "mentee": id, "mentor": id}. Raises DomainError in words.
    """
    instance = instance_from(run.instance)
    key = edit["mentee"], edit["mentor"]
    locks = frozenset(one for one in instance.locks if one[0] != key[0])
    if edit["deed"] == "lock":
        instance = instance.with_(locks=locks | {key}, bans=instance.bans - {key})
    elif edit["deed"] == "ban":
        instance = instance.with_(locks=locks, bans=instance.bans | {key})
    else:
        instance = instance.with_(locks=locks, bans=instance.bans - {key})
    return keep_run(
        run.cycle, work_out(instance, run.plan), before=run, by_hand=[*run.by_hand, edit], by=by, at=at
    )


def work_out(instance: Instance, plan: str, step: Step | None = None) -> WorkedOut:
    """Solve, check, explain. `step(percent, words)` is told how far it has come and may raise to stop."""
    told = step or (lambda percent, words: None)
    if not {one.id for one in instance.mentees} - instance.away:
        raise DomainError(_("Nobody in the bank of mentees is waiting for a mentor."))
    if not instance.mentors:
        raise DomainError(_("The bank of mentors is empty: include at least one mentor."))
    told(5, str(_("Looking for the best plan")))
    try:
        session = matcher.Session(instance, plan)
    except InstanceError as error:
        raise DomainError(problem_said(error.problems)) from error
    answer = session.answer()
    told(60, str(_("Checking the plan")))
    report = matcher.check(instance, answer)
    if report.faults:
        raise DomainError(
            _("The check found a fault in the plan, so it is not shown: %(what)s.")
            % {"what": report.faults[0]}
        )
    told(75, str(_("Writing down the reasons")))
    why = overview(session, answer)
    nobody = {
        left.mentee: plain(matcher.explain(instance, answer, left.mentee, session=session))
        for left in (answer.unmatched if len(answer.unmatched) <= AT_ONCE else ())
    }
    told(95, str(_("Keeping the run")))
    return WorkedOut(instance, answer, why, nobody)


@transaction.atomic
def keep_run(cycle, done: WorkedOut, *, before: MatchRun | None, by, at, by_hand=()) -> MatchRun:
    """The run with everything that went in and came out; compared with the run `before`."""
    answer, why = done.answer, done.why
    run = MatchRun.objects.create(
        organisation=cycle.organisation,
        cycle=cycle,
        plan=answer.plan,
        instance=write_instance(done.instance),
        totals=plain(answer.totals),
        certificate=plain(answer.certificate) if answer.certificate else None,
        proven=answer.proven,
        version=answer.version,
        before=before,
        by_hand=list(by_hand),
        account_id_by=by.account_id,
        created_at=at,
    )
    was = _mentors_of(before)
    Proposal.objects.bulk_create(
        [
            Proposal(
                run=run,
                mentee_id=int(pair.mentee),
                mentor_id=int(pair.mentor),
                score=pair.score,
                why=plain(why[pair.mentee].why),
                elsewhere=[plain(one) for one in why[pair.mentee].elsewhere],
                locked=pair.locked,
                was_mentor_id=was.get(int(pair.mentee)),
            )
            for pair in answer.pairs
        ],
        batch_size=500,
    )
    Leftover.objects.bulk_create(
        [
            Leftover(
                run=run,
                mentee_id=int(left.mentee),
                kind=left.kind,
                why=done.nobody.get(left.mentee, {}),
                was_mentor_id=was.get(int(left.mentee)),
            )
            for left in answer.unmatched
        ],
        batch_size=500,
    )
    after = {"plan": answer.plan}
    if by_hand:
        after["deed"] = by_hand[-1]["deed"]
    record("matching.run", on=run, by=by, at=at, organisation_id=run.organisation_id, after=after)
    return run


def _mentors_of(before) -> dict[int, int]:
    """Mentee → mentor of the run before, 0 for nobody; empty where there was none."""
    if before is None:
        return {}
    had = dict(Proposal.objects.filter(run=before).order_by("pk").values_list("mentee_id", "mentor_id"))
    alone = Leftover.objects.filter(run=before).order_by("pk").values_list("mentee_id", flat=True)
    return had | dict.fromkeys(alone, 0)
