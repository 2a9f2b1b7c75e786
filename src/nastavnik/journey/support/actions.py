"""What is done for those without a pair. Nobody's case is ever ended by time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step as move
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.journey.mentorships.actions import propose_mentorship

from .models import Case, Note, PlanStep
from .queries import alone_in
from .states import STEPS, CaseState, Ending, Why


@transaction.atomic
def refresh(organisation, *, by, at) -> list[Case]:
    """Bring the cases into line with the bank and the pairs; returns the open ones.

    A mentee in the bank without a pair gets a case; a case ends when a pair has begun or the mentee has left
    the bank. While a pair is only on its way the case stays.
    """
    today, found = at.date(), alone_in(organisation, at.date())
    cases = {
        case.person_id: case for case in Case.objects.filter(organisation=organisation).open().order_by("pk")
    }
    days = numbers(organisation, today)["unpaired.review_days"]
    fresh = [
        Case(
            organisation=organisation, person_id=person, since=one.since, review_on=today + dt.timedelta(days=days),
            why=Why.LEFT if one.had_pair else Why.NOT_SEARCHED,
        )
        for person, one in found.alone.items()
        if person not in cases
    ]  # fmt: skip
    Case.objects.bulk_create(fresh)
    record_many(
        [Deed("support.open", case, after={"since": case.since}) for case in fresh],
        by=by, at=at, organisation_id=organisation.pk,
    )  # fmt: skip
    for case in cases.values():
        _follow(case, found, by=by, at=at)
    return [case for case in (*cases.values(), *fresh) if case.state == CaseState.OPEN]


def _follow(case, found, *, by, at):
    if case.person_id in found.at_work:
        close(case, Ending.PAIR, by=by, at=at)
    elif case.person_id not in found.alone and case.person_id not in found.on_the_way:
        close(case, Ending.BANK, by=by, at=at)
    elif (case.person_id in found.on_the_way) != (case.why == Why.ANSWER):
        case.why = Why.ANSWER if case.person_id in found.on_the_way else Why.NOT_SEARCHED
        case.save(update_fields=["why"])


@transaction.atomic
def close(case, ending: Ending, *, by, at) -> None:
    """The case is over: a pair has begun, or the mentee is no longer in the bank."""
    case.ending, case.closed_on = ending, at.date()
    move(case, CaseState.CLOSED, STEPS, also=["ending", "closed_on"])
    _note("support.close", case, by, at, ending=ending)


@transaction.atomic
def add_step(case, *, by, at, who: str, what: str, name: str = "", due_on: dt.date | None = None) -> PlanStep:
    """One more line of the support plan."""
    _refuse_closed(case)
    made = PlanStep.objects.create(case=case, who=who, name=name, what=what, due_on=due_on, created_at=at)
    _note("support.add_step", case, by, at, what=what, who=who)
    return made


@transaction.atomic
def finish_step(step, *, by, at, result: str = "") -> None:
    """The line is done today, with its result in words. A second time changes nothing."""
    if PlanStep.objects.filter(pk=step.pk, done_on=None).update(done_on=at.date(), result=result.strip()):
        _note("support.done_step", step.case, by, at, what=step.what)


@transaction.atomic
def remove_step(step, *, by, at) -> None:
    """Take a line out of the plan while it is not done."""
    if step.done_on is not None:
        raise DomainError(_("What is done stays in the plan."))
    _note("support.remove_step", step.case, by, at, what=step.what)
    step.delete()


@transaction.atomic
def review(case, *, by, at) -> None:
    """Looked at today; the next review is as many days away as the school has set."""
    _refuse_closed(case)
    days = numbers(case.organisation, at.date())["unpaired.review_days"]
    case.reviewed_on, case.review_on = at.date(), at.date() + dt.timedelta(days=days)
    case.save(update_fields=["reviewed_on", "review_on"])
    _note("support.review", case, by, at, review_on=case.review_on)


@transaction.atomic
def write_note(case, *, body: str, by, at) -> Note:
    """A private note. The journal says that one was written, never what stands in it."""
    if not body.strip():
        raise BadInput(_("Write something."), fields={"body": _("Write something.")})
    made = Note.objects.create(case=case, account_id_by=by.account_id, body=body.strip(), at=at)
    _note("support.note", case, by, at)
    return made


@transaction.atomic
def propose(candidate, cycle, *, by, at):
    """A proposed pair of the candidate and the mentee, till the end of the year, with the search's reasons."""
    case = candidate.case
    _refuse_closed(case)
    pair = propose_mentorship(
        cycle, candidate.mentor, [case.person], starts_on=max(cycle.starts_on, at.date()), ends_on=cycle.ends_on,
        score=candidate.score, reasons=candidate.reasons, by=by, at=at,
    )  # fmt: skip
    case.why = Why.ANSWER
    case.save(update_fields=["why"])
    return pair


def _refuse_closed(case):
    if case.state != CaseState.OPEN:
        raise DomainError(_("This person is no longer without a pair."))


def _note(deed, case, by, at, **after):
    record(deed, on=case, by=by, at=at, organisation_id=case.organisation_id, after=after)
