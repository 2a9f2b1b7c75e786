"""How a programme comes to be: composed for a pair, and anew as the next version."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record_many
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State as Pair

from ..compose import compose
from ..models import PlanItem, Programme
from ..queries import needs_of
from ..states import STANDING, STEPS, Mark, State
from .common import TEXTS, note
from .steps import reopen_programme


@transaction.atomic
def draft_programmes(mentorships: Iterable[Mentorship], *, by, at) -> list[Programme]:
    """A composed draft for each of these pairs of one organisation that has no programme yet.

    The mentees' deficits come from the bank; whoever has stated none gets the usual beginning.
    Raises BadInput where pairs of several organisations are given.
    """
    pairs = list(mentorships)
    if not pairs:
        return []
    organisation = pairs[0].organisation
    if any(pair.organisation_id != organisation.pk for pair in pairs):
        raise BadInput(_("Draft the programmes of one organisation at a time."))
    have = set(
        Programme.objects.standing().filter(mentorship__in=pairs).values_list("mentorship_id", flat=True)
    )
    pairs = [pair for pair in pairs if pair.pk not in have]
    latest = _latest_versions(pairs)
    needs = needs_of(pairs)
    made = [(pair, _composed(organisation, pair, needs[pair.pk])) for pair in pairs]
    rows = [_row(pair, draft, latest.get(pair.pk, 0) + 1, at) for pair, draft in made]
    Programme.objects.bulk_create(rows, batch_size=200)
    PlanItem.objects.bulk_create(
        [item for row, (_pair, draft) in zip(rows, made, strict=True) for item in _items(row, draft)],
        batch_size=500,
    )
    deeds = [Deed("programme.draft", row, {}, {"mentorship": row.mentorship_id}) for row in rows]
    record_many(deeds, by=by, at=at, organisation_id=organisation.pk)
    return rows


def _composed(organisation, pair, needs):
    return compose(organisation, needs, pair.starts_on, pair.ends_on, kind=pair.kind, form=pair.form)


def draft_programme(mentorship: Mentorship, *, by, at) -> Programme:
    """A composed draft of one pair's programme. DomainError where it has one already or is over."""
    if mentorship.state not in BEFORE_END:
        raise DomainError(_("This pair has ended: there is nothing to plan."))
    made = draft_programmes([mentorship], by=by, at=at)
    if not made:
        raise DomainError(_("This pair has a programme already."))
    return made[0]


BEFORE_END = (Pair.PROPOSED, Pair.OFFERED, Pair.CONFIRMED, Pair.ORDERED, Pair.ACTIVE, Pair.PAUSED)


def _latest_versions(pairs) -> dict[int, int]:
    rows = Programme.objects.filter(mentorship__in=pairs).order_by("version")
    return dict(rows.values_list("mentorship_id", "version"))


def _row(pair, draft, version, at) -> Programme:
    return Programme(
        mentorship=pair,
        version=version,
        problem=draft.problem,
        goal=draft.goal,
        tasks=list(draft.tasks),
        mentor_work=list(draft.mentor_work),
        mentee_work=list(draft.mentee_work),
        results=list(draft.results),
        schedule=draft.schedule,
        starts_on=pair.starts_on,
        ends_on=pair.ends_on,
        mode=pair.mode,
        created_at=at,
    )


def _items(row, draft) -> list[PlanItem]:
    return [
        PlanItem(
            programme=row,
            number=number,
            direction=item.direction,
            deficit=item.deficit,
            activity=item.activity,
            form=item.form,
            due=item.due,
            responsible=item.responsible,
            planned_result=item.planned_result,
            evidence=item.evidence,
        )
        for number, item in enumerate(draft.items, 1)
    ]


@transaction.atomic
def new_version(programme: Programme, *, by, at) -> Programme:
    """A draft of the next version: the same texts, the lines not done yet; the old version gives way."""
    items = list(programme.items.exclude(mark=Mark.DONE))
    step(programme, State.REPLACED, STEPS)
    note("programme.replace", programme, by, at)
    fields = {name: getattr(programme, name) for name in (*TEXTS, "starts_on", "ends_on")}
    new = Programme.objects.create(
        mentorship=programme.mentorship, version=programme.version + 1, created_at=at, **fields
    )
    for number, item in enumerate(items, 1):
        item.pk, item.programme, item.number = None, new, number
        item.mark, item.done_on = Mark.NONE, None
        item.marked_by = item.confirmed_by = item.confirmed_at = None
    PlanItem.objects.bulk_create(items)
    note("programme.draft", new, by, at, version=new.version)
    return new


@transaction.atomic
def extend_programme(programme: Programme, *, by, at) -> Programme:
    """The pair works longer by mutual consent: a draft with the new term, of an approved programme as the next
    version, to be agreed and approved anew. Gives the programme that stands now; one that is done stays."""
    if programme.state == State.DONE:
        return programme
    if programme.state in STANDING:
        programme = new_version(programme, by=by, at=at)
    elif programme.state == State.AGREED:
        reopen_programme(programme, by=by, at=at)
    before, programme.ends_on = programme.ends_on, programme.mentorship.ends_on
    programme.save(update_fields=["ends_on"])
    note("programme.change", programme, by, at, before={"ends_on": before}, ends_on=programme.ends_on)
    return programme
