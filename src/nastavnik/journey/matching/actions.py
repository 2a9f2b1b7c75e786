"""Running the matcher and publishing what it proposes. The decision stays a person's."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik import matcher
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.states import step
from nastavnik.journey.mentorships.actions import propose_mentorship

from .models import Leftover, MatchRun, Proposal
from .states import STEPS, Plan, RunState
from .translate import instance_of, plain
from .words import reasons_said


@transaction.atomic
def run_matching(cycle, *, plan: Plan = Plan.MOST, by, at) -> MatchRun:
    """Find the best plan for everybody in the banks who is free; it is checked without the solver and kept.

    Raises DomainError where a bank is empty, and where the check does not agree with the solver.
    """
    instance = instance_of(cycle.organisation, at.date())
    if not instance.mentees:
        raise DomainError(_("Nobody in the bank of mentees is waiting for a mentor."))
    if not instance.mentors:
        raise DomainError(_("The bank of mentors is empty: include at least one mentor."))
    answer = matcher.solve(instance, plan=plan)
    report = matcher.check(instance, answer)
    if report.faults:
        raise DomainError(
            _("The check found a fault in the plan, so it is not shown: %(what)s.")
            % {"what": report.faults[0]}
        )
    run = MatchRun.objects.create(
        organisation=cycle.organisation,
        cycle=cycle,
        plan=plan,
        instance=plain(instance),
        totals=plain(answer.totals),
        certificate=plain(answer.certificate) if answer.certificate else None,
        proven=report.proven,
        version=answer.version,
        account_id_by=by.account_id,
        created_at=at,
    )
    Proposal.objects.bulk_create(
        Proposal(
            run=run,
            mentee_id=int(pair.mentee),
            mentor_id=int(pair.mentor),
            score=pair.score,
            why=plain(matcher.explain(instance, answer, pair.mentee)),
        )
        for pair in answer.pairs
    )
    Leftover.objects.bulk_create(
        Leftover(
            run=run,
            mentee_id=int(left.mentee),
            kind=left.kind,
            why=plain(matcher.explain(instance, answer, left.mentee)),
        )
        for left in answer.unmatched
    )
    record("matching.run", on=run, by=by, at=at, organisation_id=run.organisation_id, after={"plan": plan})
    return run


@transaction.atomic
def publish_run(run, *, starts_on: date, ends_on: date, by, at, only=None) -> list:
    """Make proposed pairs of the run's proposals (`only` these, where given); all or none.

    Raises DomainError where somebody has got a pair in the meantime: then the matching is to be run anew.
    """
    chosen = list(run.proposals.select_related("mentee", "mentor").order_by("mentor__folded_name", "pk"))
    if only is not None:
        chosen = [proposal for proposal in chosen if proposal.pk in only]
    if not chosen:
        raise DomainError(_("Choose at least one pair."))
    step(run, RunState.PUBLISHED, STEPS)
    made = []
    for proposal in chosen:
        mentorship = propose_mentorship(
            run.cycle,
            proposal.mentor,
            [proposal.mentee],
            starts_on=starts_on,
            ends_on=ends_on,
            score=proposal.score,
            reasons=reasons_said(proposal.why["reasons"]),
            by=by,
            at=at,
        )
        proposal.mentorship_id = mentorship.pk
        made.append(mentorship)
    Proposal.objects.bulk_update(chosen, ["mentorship_id"])
    record(
        "matching.publish",
        on=run,
        by=by,
        at=at,
        organisation_id=run.organisation_id,
        after={"mentorships": [mentorship.pk for mentorship in made]},
    )
    return made


@transaction.atomic
def discard_run(run, *, by, at) -> None:
    step(run, RunState.DISCARDED, STEPS)
    record("matching.discard", on=run, by=by, at=at, organisation_id=run.organisation_id)
