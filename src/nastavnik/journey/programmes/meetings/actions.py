"""What is done with meetings. Each deed is one step of the table in states.py."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.states import step
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.mentorships.states import AT_WORK
from nastavnik.journey.mentorships.states import State as Pair

from ..actions import confirm_mark, mark_item
from ..sides import side_of
from ..states import Mark
from .models import Meeting
from .queries import may_confirm
from .states import STEPS, Form, State

AFTER_END = dt.timedelta(days=31)  # the last meetings are still written down when the pair has just ended


@transaction.atomic
def plan_meeting(
    mentorship, *, on, topic, by, at, starts_at=None, place="", form=Form.CONSULTATION, item=None
) -> Meeting:
    """A meeting to come; the other side finds it among their notices. BadInput for a day that is over."""
    _check_open(mentorship, at)
    if on < day_in(mentorship.organisation, at):
        raise BadInput(_("This day is over."), fields={"on": _("Choose today or a day to come.")})
    made = Meeting.objects.create(
        mentorship=mentorship, state=State.PLANNED, on=on, starts_at=starts_at, place=place, topic=topic,
        form=form, item=item, author=side_of(by, mentorship), created_at=at,
    )  # fmt: skip
    _note("meeting.plan", made, by, at, on=on, form=form)
    _tell_others(made, _("A meeting is planned for %(day)s") % {"day": f"{on:%d.%m.%Y}"}, by, at)
    return made


@transaction.atomic
def move_meeting(meeting: Meeting, *, revision: int, by, at, **values) -> None:
    """Another day, time, place or topic of a planned meeting, unless the other side has changed it since."""
    if meeting.state != State.PLANNED:
        raise DomainError(_("Only a planned meeting can be moved."))
    if values["on"] < day_in(meeting.mentorship.organisation, at):
        raise BadInput(_("This day is over."), fields={"on": _("Choose today or a day to come.")})
    before = meeting.on
    _change(meeting, revision, values)
    _note("meeting.move", meeting, by, at, before={"on": before}, on=meeting.on)
    _tell_others(meeting, _("A meeting is moved to %(day)s") % {"day": f"{meeting.on:%d.%m.%Y}"}, by, at)


@transaction.atomic
def log_meeting(
    mentorship, *, on, topic, form, minutes, result, by, at, next_step="", item=None, done=False
) -> Meeting:
    """A meeting that took place; the other side is asked to confirm it. `done`: its line of the plan is done too."""
    _check_open(mentorship, at)
    _check_day(mentorship, on, at)
    made = Meeting.objects.create(
        mentorship=mentorship, state=State.HELD, on=on, topic=topic, form=form, minutes=minutes, result=result,
        next_step=next_step, item=item, author=side_of(by, mentorship), created_at=at,
    )  # fmt: skip
    _note("meeting.log", made, by, at, on=on, form=form, minutes=minutes)
    _follow(made, done, by, at)
    return made


@transaction.atomic
def hold_meeting(meeting: Meeting, *, revision: int, by, at, done=False, **values) -> None:
    """A planned meeting took place as told in `values`; whoever writes it down is its author now."""
    _check_day(meeting.mentorship, values["on"], at)
    _change(meeting, revision, values | {"author": side_of(by, meeting.mentorship)})
    step(meeting, State.HELD, STEPS)
    _note("meeting.log", meeting, by, at, on=meeting.on, form=meeting.form, minutes=meeting.minutes)
    _follow(meeting, done, by, at)


@transaction.atomic
def correct_meeting(meeting: Meeting, *, revision: int, by, at, done=False, **values) -> None:
    """Other words in a meeting that is not confirmed; an objection is thereby answered."""
    if meeting.state != State.HELD:
        raise DomainError(_("A confirmed meeting stays as it is."))
    _check_day(meeting.mentorship, values["on"], at)
    before = {"on": meeting.on, "minutes": meeting.minutes}
    _change(meeting, revision, values | {"objection": ""})
    _note("meeting.correct", meeting, by, at, before=before, on=meeting.on, minutes=meeting.minutes)
    _follow(meeting, done, by, at)


@transaction.atomic
def confirm_meeting(meeting: Meeting, *, revision: int, by, at) -> None:
    """The other side says that it was so; the mark of its line, told with it, is confirmed as well.

    DomainError for one's own record and for words changed since.
    """
    person = _other_side(meeting, by)
    _check_seen(meeting, revision)
    meeting.confirmed_by, meeting.confirmed_at, meeting.objection = person, at, ""
    step(meeting, State.CONFIRMED, STEPS, also=("confirmed_by_id", "confirmed_at", "objection"))
    _note("meeting.confirm", meeting, by, at)
    item = meeting.item
    told = item is not None and item.mark == Mark.DONE and item.marked_by_id == meeting.author_id
    if told and item.confirmed_at is None:
        confirm_mark(item, by=by, at=at)


@transaction.atomic
def object_to_meeting(meeting: Meeting, words: str, *, by, at) -> None:
    """The other side says what was not so; the author is told and corrects it."""
    _other_side(meeting, by)
    if meeting.state != State.HELD:
        raise DomainError(_("A confirmed meeting stays as it is."))
    meeting.objection = words.strip()
    meeting.save(update_fields=["objection"])
    _note("meeting.object", meeting, by, at)
    _tell_others(meeting, _("Please correct the record of a meeting"), by, at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by, at) -> None:
    """It does not take place, or was written down by mistake. A confirmed one stays."""
    planned = meeting.state == State.PLANNED
    step(meeting, State.CANCELLED, STEPS)
    _note("meeting.cancel", meeting, by, at)
    if planned:
        words = _("The meeting of %(day)s does not take place") % {"day": f"{meeting.on:%d.%m.%Y}"}
        _tell_others(meeting, words, by, at)


def _follow(meeting, done, by, at):
    if done and meeting.item is not None and meeting.item.mark != Mark.DONE:
        words = meeting.result[:300]
        mark_item(meeting.item, Mark.DONE, on=meeting.on, evidence=words, by=by, at=at)
    words = _("Confirm the meeting of %(day)s") % {"day": f"{meeting.on:%d.%m.%Y}"}
    _tell_others(meeting, words, by, at)


def _check_open(mentorship, at):
    ended = mentorship.ended_on
    today = day_in(mentorship.organisation, at)
    if mentorship.state not in (*AT_WORK, Pair.ORDERED) and (ended is None or today > ended + AFTER_END):
        raise DomainError(_("Meetings are written down while the pair is at work."))


def _check_day(mentorship, on, at):
    if on > day_in(mentorship.organisation, at):
        words = _("This day is still to come: plan the meeting instead.")
        raise BadInput(words, fields={"on": words})


def _check_seen(meeting, revision):
    if meeting.revision != revision:
        raise DomainError(
            _("The other side has changed this record meanwhile. Look at it as it is now, then decide.")
        )


def _change(meeting, revision, values):
    """Compare-and-set: written only where nobody wrote since this revision was read."""
    for name, value in values.items():
        setattr(meeting, name, value)
    columns = {name: getattr(meeting, name) for name in values}
    row = Meeting.objects.filter(pk=meeting.pk, revision=revision, state=meeting.state)
    if not row.update(**columns, revision=revision + 1):
        raise DomainError(
            _("The other side has changed this record meanwhile. Look at it as it is now, then decide.")
        )
    meeting.revision = revision + 1


def _other_side(meeting, by):
    person = side_of(by, meeting.mentorship)
    if person is None or not may_confirm(meeting, [person.pk]):
        raise DomainError(_("The other side of the pair confirms a meeting."))
    return person


def _tell_others(meeting, words, by, at):
    """A line on the desk of everybody of the pair who has an account, but for whoever did it."""
    pair = meeting.mentorship
    url = reverse("meetings:meeting", args=[pair.organisation.slug, meeting.pk])
    for person in (pair.mentor, *pair.mentees):
        if person.account_id and person.account_id != by.account_id:
            key = f"meeting-{meeting.pk}-{meeting.revision}-{meeting.state}-{bool(meeting.objection)}"
            put_notice(person.account, organisation=pair.organisation, words=words, url=url, at=at, key=key)


def _note(deed, meeting, by, at, *, before=None, **after):
    organisation_id = meeting.mentorship.organisation_id
    record(deed, on=meeting, by=by, at=at, organisation_id=organisation_id, before=before, after=after)
