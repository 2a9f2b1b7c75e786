"""The event itself: planned, changed, and moved from state to state."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.models import Document

from ..conflicts import may_judge
from ..models import Application, Event, Juror, Nomination, ProgrammeLine, Recusal, Score
from ..states import STEPS, State
from .attendance import move_attendance
from .note import note


@transaction.atomic
def plan_event(cycle, *, lines: Sequence, nominations: Sequence[str], by, at, **values) -> Event:
    """The final event of the year: one for each. `lines`: (time or None, what, who) of the programme."""
    if Event.objects.filter(cycle=cycle).exists():
        raise DomainError(_("The final event of this year is planned already."))
    _check_days(cycle, values)
    event = Event.objects.create(organisation=cycle.organisation, cycle=cycle, created_at=at, **values)
    _put_lines(event, lines)
    _put_nominations(event, nominations)
    note("finale.plan", event, event, by, at, on=event.on, place=event.place, nominations=list(nominations))
    return event


@transaction.atomic
def change_event(event, *, lines: Sequence, nominations: Sequence[str], by, at, **values) -> None:
    """Other days, words, programme or nominations. A nomination that somebody has applied to stays."""
    if event.state == State.HELD:
        raise DomainError(_("The event has been held: nothing is changed any more."))
    _check_days(event.cycle, values)
    before = {name: getattr(event, name) for name in values}
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values))
    _put_lines(event, lines)
    _put_nominations(event, nominations)
    move_attendance(event, by=by, at=at)
    note(
        "finale.change",
        event,
        event,
        by,
        at,
        before=_plain(before),
        **_plain(values),
        nominations=list(nominations),
    )


def _plain(values):
    return {name: getattr(value, "pk", value) for name, value in values.items()}


def _check_days(cycle, values):
    if not cycle.starts_on <= values["on"] <= cycle.ends_on:
        raise BadInput(
            _("The event lies outside the year %(year)s.") % {"year": cycle.name},
            fields={"on": _("Choose a day of this year.")},
        )
    if values["until"] > values["on"]:
        raise BadInput(
            _("Applications end before the event."), fields={"until": _("Not later than the event.")}
        )


def _put_lines(event, lines):
    ProgrammeLine.objects.filter(event=event).delete()
    ProgrammeLine.objects.bulk_create(
        ProgrammeLine(event=event, place=place, time=time, words=words, speaker=speaker)
        for place, (time, words, speaker) in enumerate(lines)
    )


def _put_nominations(event, titles):
    known = {one.title: one for one in Nomination.objects.filter(event=event)}
    gone = [one.pk for title, one in known.items() if title not in titles]
    used = Application.objects.filter(nomination__in=gone).select_related("nomination").order_by("pk").first()
    if used is not None:
        raise BadInput(
            _("Somebody has applied to «%(title)s»: this nomination stays as it is.")
            % {"title": used.nomination.title},
            fields={"nominations": _("Put back «%(title)s».") % {"title": used.nomination.title}},
        )
    Nomination.objects.filter(pk__in=gone).delete()
    for place, title in enumerate(titles):
        Nomination.objects.update_or_create(event=event, title=title, defaults={"place": place})


@transaction.atomic
def open_applications(event, *, by, at) -> None:
    """Pairs may apply from now on."""
    if not Nomination.objects.filter(event=event).exists():
        raise DomainError(_("Name at least one nomination first."))
    if event.until < day_in(event.organisation, at):
        raise DomainError(_("The last day for applications is over: set a later one first."))
    _move(event, State.OPEN, "finale.open", by, at)


@transaction.atomic
def back_to_plan(event, *, by, at) -> None:
    """No applications for now; those that came stay."""
    _move(event, State.PLANNED, "finale.back", by, at)


@transaction.atomic
def begin_judging(event, *, by, at) -> None:
    """The jury may score. DomainError without a chair or works, or where too few may judge one of them."""
    jurors = list(Juror.objects.filter(event=event).select_related("person"))
    works = list(Application.objects.filter(event=event).standing().with_people().in_order())
    if not works:
        raise DomainError(_("Nobody has applied yet."))
    if not any(one.is_chair for one in jurors):
        raise DomainError(_("Name the chair of the jury first."))
    declared = set(Recusal.objects.filter(juror__event=event).values_list("juror_id", "application_id"))
    free = may_judge(jurors, works, declared)
    short = next((work for work in works if free[work.pk] < event.least_scores), None)
    if short is not None:
        raise DomainError(
            _("«%(title)s»: only %(n)s of the jury may judge it, %(least)s are needed. Name more members.")
            % {"title": short.title, "n": free[short.pk], "least": event.least_scores}
        )
    _move(event, State.JUDGING, "finale.judge", by, at)


@transaction.atomic
def back_to_applications(event, *, by, at) -> None:
    """Applications are taken once more; scores that were given stay."""
    _move(event, State.OPEN, "finale.back", by, at)


@transaction.atomic
def close_judging(event, *, by, at) -> None:
    """Scores are counted and shown to the jury. DomainError where a work has too few of them."""
    counts = dict.fromkeys(
        Application.objects.filter(event=event).standing().in_order().values_list("pk", flat=True), 0
    )
    for pk in (
        Score.objects.filter(application__in=counts).order_by("pk").values_list("application", flat=True)
    ):
        counts[pk] += 1
    short = next((pk for pk, n in counts.items() if n < event.least_scores), None)
    if short is not None:
        raise DomainError(
            _("«%(title)s» has %(n)s scores, %(least)s are needed. Wait for the jury.")
            % {
                "title": Application.objects.get(pk=short).title,
                "n": counts[short],
                "least": event.least_scores,
            }
        )
    _move(event, State.CLOSED, "finale.close", by, at)


@transaction.atomic
def back_to_judging(event, *, by, at) -> None:
    """The jury may change scores once more. DomainError once the protocol is signed."""
    if Document.objects.of_kind("protocol.event").about("cycle", event.cycle_id).signed().exists():
        raise DomainError(_("The protocol is signed: scores can't be changed any more."))
    _move(event, State.JUDGING, "finale.back", by, at)


@transaction.atomic
def hold_event(event, *, by, at) -> None:
    """The event has taken place."""
    if event.on > day_in(event.organisation, at):
        raise DomainError(_("The day of the event has not come yet."))
    _move(event, State.HELD, "finale.hold", by, at)


@transaction.atomic
def back_to_closed(event, *, by, at) -> None:
    """It was noted as held too early."""
    _move(event, State.CLOSED, "finale.back", by, at)


def _move(event, state, deed, by, at):
    before = step(event, state, STEPS)
    note(deed, event, event, by, at, before={"state": before}, state=state)
