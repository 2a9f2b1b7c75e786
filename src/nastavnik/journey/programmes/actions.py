"""What is done to programmes. Each deed is one step of the table in states.py."""

from collections.abc import Iterable
from datetime import date as Date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import Deed, record, record_many
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State as Pair

from .compose import compose
from .models import PlanItem, Programme
from .papers import facts_of
from .queries import needs_of
from .states import EDITABLE, STANDING, STEPS, Mark, State

TEXTS = ("problem", "goal", "tasks", "mentor_work", "mentee_work", "results", "schedule", "mode")


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
def change_programme(programme: Programme, *, by, at, **texts) -> None:
    """Other words in the explanatory note (`TEXTS`) while it is a draft."""
    _check_editable(programme)
    before = {name: getattr(programme, name) for name in texts}
    for name, value in texts.items():
        if name not in TEXTS:
            raise ValueError(f"{name} is not a text of the programme")
        setattr(programme, name, value)
    programme.save(update_fields=[*texts])
    _note("programme.change", programme, by, at, before=before, **texts)


@transaction.atomic
def change_item(item: PlanItem, *, by, at, **values) -> None:
    """Another activity, day or result in a line of the plan while the programme is a draft."""
    _check_editable(item.programme)
    due = values.get("due", item.due)
    if not item.programme.starts_on <= due <= item.programme.ends_on:
        raise BadInput(
            _("The day lies outside the programme's term."),
            fields={"due": _("Choose a day within the term.")},
        )
    before = {name: getattr(item, name) for name in values}
    for name, value in values.items():
        setattr(item, name, value)
    item.save(update_fields=[*values])
    _note("programme.change_item", item.programme, by, at, before=before, number=item.number, **values)


@transaction.atomic
def add_item(programme: Programme, *, by, at, **values) -> PlanItem:
    """One more line at the end of a draft's plan."""
    _check_editable(programme)
    last = programme.items.order_by("-number").first()
    item = PlanItem.objects.create(programme=programme, number=last.number + 1 if last else 1, **values)
    _note("programme.add_item", programme, by, at, number=item.number, **values)
    return item


@transaction.atomic
def remove_item(item: PlanItem, *, by, at) -> None:
    """Take a line out of a draft's plan; the lines after it move up."""
    programme = item.programme
    _check_editable(programme)
    _note(
        "programme.remove_item", programme, by, at, before={"number": item.number, "activity": item.activity}
    )
    number = item.number
    item.delete()
    for later in programme.items.filter(number__gt=number).order_by("number"):
        later.number -= 1
        later.save(update_fields=["number"])


@transaction.atomic
def agree_programme(programme: Programme, *, on: Date, by, at) -> None:
    """Mentor and mentees have read the draft and agree with it."""
    _check_plan(programme)
    programme.agreed_on = on
    step(programme, State.AGREED, STEPS, also=["agreed_on"])
    _note("programme.agree", programme, by, at, on=on)


@transaction.atomic
def reopen_programme(programme: Programme, *, by, at) -> None:
    """Back to a draft, to be changed and agreed anew."""
    programme.agreed_on = None
    step(programme, State.DRAFT, STEPS, also=["agreed_on"])
    _note("programme.reopen", programme, by, at)


@transaction.atomic
def approve_programme(programme: Programme, *, on: Date, by, at) -> None:
    """The head approves: the paper's text is fixed. It runs at once where its pair is at work already."""
    _check_plan(programme)
    if on > day_in(programme.mentorship.organisation, at):
        raise BadInput(
            _("The approval can't be of a day to come."), fields={"on": _("Not later than today.")}
        )
    programme.approved_on, programme.frozen = on, facts_of(programme)
    step(programme, State.APPROVED, STEPS, also=["approved_on", "frozen"])
    _note("programme.approve", programme, by, at, on=on)
    if programme.mentorship.state == Pair.ACTIVE:
        run_programme(programme, by=by, at=at)


@transaction.atomic
def run_programme(programme: Programme, *, by, at) -> None:
    """The pair has begun to work by it."""
    step(programme, State.RUNNING, STEPS)
    _note("programme.run", programme, by, at)


@transaction.atomic
def finish_programme(programme: Programme, *, by, at) -> None:
    """The pair's work is over."""
    step(programme, State.DONE, STEPS)
    _note("programme.finish", programme, by, at)


@transaction.atomic
def mark_item(item: PlanItem, mark: Mark, *, by, at, on: Date | None = None, evidence: str = "") -> None:
    """A line is done, done in part or not done; the first two need the day, not to come."""
    if item.programme.state not in STANDING:
        raise DomainError(_("Marks are made in an approved programme."))
    if mark in (Mark.DONE, Mark.PARTLY):
        if on is None or on > day_in(item.programme.mentorship.organisation, at):
            raise BadInput(
                _("Give the day on which it was done, not later than today."),
                fields={"on": _("Give the day.")},
            )
    else:
        on = None
    before = {"mark": item.mark, "done_on": item.done_on}
    item.mark, item.done_on = mark, on
    item.evidence = evidence.strip() or item.evidence
    item.save(update_fields=["mark", "done_on", "evidence"])
    _note("programme.mark", item.programme, by, at, before=before, number=item.number, mark=mark, done_on=on)


@transaction.atomic
def new_version(programme: Programme, *, by, at) -> Programme:
    """A draft of the next version: the same texts, the lines not done yet; the old version gives way."""
    items = list(programme.items.exclude(mark=Mark.DONE))
    step(programme, State.REPLACED, STEPS)
    _note("programme.replace", programme, by, at)
    fields = {name: getattr(programme, name) for name in (*TEXTS, "starts_on", "ends_on")}
    new = Programme.objects.create(
        mentorship=programme.mentorship, version=programme.version + 1, created_at=at, **fields
    )
    for number, item in enumerate(items, 1):
        item.pk, item.programme, item.number = None, new, number
        item.mark, item.done_on = Mark.NONE, None
    PlanItem.objects.bulk_create(items)
    _note("programme.draft", new, by, at, version=new.version)
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
    _note("programme.change", programme, by, at, before={"ends_on": before}, ends_on=programme.ends_on)
    return programme


def _check_editable(programme):
    if programme.state not in EDITABLE:
        raise DomainError(_("Only a draft can be changed; take it back to a draft or make a new version."))


def _check_plan(programme):
    if not programme.items.exists():
        raise DomainError(_("The plan is empty: add activities first."))


def _note(deed, programme, by, at, *, before=None, **after):
    organisation_id = programme.mentorship.organisation_id
    record(deed, on=programme, by=by, at=at, organisation_id=organisation_id, before=before, after=after)
