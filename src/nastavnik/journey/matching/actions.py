"""Publishing what a run proposes, and putting a run aside. The decision stays a person's."""

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.core.states import step
from nastavnik.journey.mentorships.actions import propose_mentorship
from nastavnik.journey.register.wishes import Kind, Mode

from .models import Proposal
from .running import run_matching
from .states import STEPS, RunState
from .words import reasons_said

__all__ = ["discard_run", "publish_run", "run_matching"]


@transaction.atomic
def publish_run(run, *, starts_on: date, ends_on: date, by, at, only=None) -> list:
    """Make proposed pairs of the run's proposals (`only` these, where given); all or none.

    Mentees of one mentor who leads a group in this run become that group. Raises DomainError where somebody
    has got a pair in the meantime: then the matching is to be run anew.
    """
    chosen = list(run.proposals.select_related("mentee", "mentor").order_by("mentor__folded_name", "pk"))
    if only is not None:
        chosen = [proposal for proposal in chosen if proposal.pk in only]
    if not chosen:
        raise DomainError(_("Choose at least one pair."))
    step(run, RunState.PUBLISHED, STEPS)
    groups = {int(row["mentor"]): row for row in run.instance.get("groups", ())}
    kinds = _wanted_kinds(run)
    made = []
    for rows in _together(chosen, groups):
        made.append(
            _propose(run, rows, groups.get(rows[0].mentor_id), kinds, starts_on, ends_on, by=by, at=at)
        )
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


def _together(chosen, groups) -> list[list[Proposal]]:
    """Proposals of one group in one list, every other pair by itself, in their order."""
    by_mentor = defaultdict(list)
    for proposal in chosen:
        key = proposal.mentor_id if proposal.mentor_id in groups else ("pair", proposal.pk)
        by_mentor[key].append(proposal)
    return list(by_mentor.values())


def _wanted_kinds(run) -> dict[tuple[str, int], set[str]]:
    """(side, person) → kinds that the person had ticked when the matching was run."""
    return {
        (side, int(row["id"])): set(row.get("kinds", ()))
        for side in ("mentees", "mentors")
        for row in run.instance[side]
    }


def _propose(run, rows, group, kinds, starts_on, ends_on, *, by, at):
    mentor = rows[0].mentor
    both = kinds["mentees", rows[0].mentee_id] & kinds["mentors", mentor.pk]
    kind = Kind.TRADITIONAL
    if group and len(rows) >= group.get("least", 2):
        kind = Kind.GROUP
    else:
        kind = next((one for one in (Kind.REVERSE, Kind.VIRTUAL, Kind.SHORT_TERM) if one in both), kind)
    mentorship = propose_mentorship(
        run.cycle,
        mentor,
        [row.mentee for row in rows],
        kind=kind,
        mode=Mode.ONLINE if kind == Kind.VIRTUAL else Mode.IN_PERSON,
        starts_on=starts_on,
        ends_on=ends_on,
        score=min(row.score for row in rows),
        reasons=reasons_said(rows[0].why["reasons"]),
        by=by,
        at=at,
    )
    for row in rows:
        row.mentorship_id = mentorship.pk
    return mentorship


@transaction.atomic
def discard_run(run, *, by, at) -> None:
    """The run is put aside; it stays to be read."""
    step(run, RunState.DISCARDED, STEPS)
    record("matching.discard", on=run, by=by, at=at, organisation_id=run.organisation_id)
