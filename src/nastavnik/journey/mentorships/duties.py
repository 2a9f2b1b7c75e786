"""What the curator must settle with a pair when somebody leaves or takes a consent back. Nothing ends by itself."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.working_days import after_notice
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.queries import accounts_in

from .models import Duty, Mentorship
from .states import Cause, State

STEPS_TO_TAKE = {
    Cause.LEFT: (
        _("Replace the mentor or end the pair by an order not later than the last day."),
        _("Tell the other side, and look for a new pair at once."),
    ),
    Cause.PROCESSING: (
        _("Nothing new is published or exported of this person; what the law keeps, stays."),
        _("Agree with both sides whether the pair ends, and end it by notice or order."),
    ),
    Cause.MENTORING: (
        _("The refusal is a notice: three working days are to pass before the last day."),
        _("End the pair by an order, or replace the mentor."),
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A duty with what is to be taken in hand."""

    duty: Duty
    why: Any
    steps: tuple


def told(rows) -> list[Told]:
    return [Told(row, Cause(row.code).label, STEPS_TO_TAKE[row.code]) for row in rows]


def confirmation(duty, form) -> dict[str, Any]:
    """What the page shows on which the curator says how it was settled."""
    pair = duty.mentorship
    return {
        "heading": _("Settled"),
        "lead": f"{duty.person.full_name}: {Cause(duty.code).label}.",
        "effects": (_("The line goes from the page of the pair; what you write stays in its history."),),
        "undo": _("The pair itself is not changed by this."),
        "deed": _("Note as settled"),
        "form": form,
        "back": reverse("mentorships:page", args=[pair.organisation.slug, pair.pk]),
    }


@transaction.atomic
def remind_of(person, cause: Cause, *, due_on: dt.date | None = None, by, at) -> list[Duty]:
    """One duty for each open pair of the person, once; the curators are told."""
    made = []
    for pair in Mentorship.objects.of_person([person.pk]).open().with_people().order_by("pk"):
        duty = Duty(
            mentorship=pair, person=person, code=cause, due_on=due_on or _due(pair, at.date()), made_at=at
        )
        try:
            with transaction.atomic():
                duty.save()
        except IntegrityError:
            continue  # it waits already
        record(
            "mentorship.duty", on=pair, by=by, at=at, organisation_id=pair.organisation_id,
            after={"reason": {"words": str(cause.label)}, "on": duty.due_on},
        )  # fmt: skip
        _tell(pair, duty, at)
        made.append(duty)
    return made


def _due(pair, today: dt.date) -> dt.date:
    days = numbers(pair.organisation, today)["notice.working_days"]
    return after_notice(today, days) - dt.timedelta(days=1)


def _tell(pair, duty, at) -> None:
    words = _("%(name)s: %(why)s. Settle the pair by %(day)s.") % {
        "name": duty.person.short_name,
        "why": Cause(duty.code).label,
        "day": f"{duty.due_on:%d.%m.%Y}",
    }
    for account in accounts_in(pair.organisation, "curator"):
        put_notice(
            account, organisation=pair.organisation, words=words, at=at, key=f"duty-{duty.pk}",
            url=reverse("mentorships:page", args=[pair.organisation.slug, pair.pk]),
        )  # fmt: skip


@transaction.atomic
def settle(duty, *, words: str, by, at) -> None:
    """The curator says how it was settled."""
    if not words.strip():
        raise BadInput(_("Say how it was settled."), fields={"words": _("Say how.")})
    if not Duty.objects.filter(pk=duty.pk, settled_at=None).update(
        settled_at=at, settled_words=words.strip()
    ):
        raise DomainError(_("This is settled already."))
    pair = duty.mentorship
    record(
        "mentorship.settle",
        on=pair,
        by=by,
        at=at,
        organisation_id=pair.organisation_id,
        after={"words": words},
    )


def settled_by_the_end(mentorship, *, at) -> int:
    """A pair that has ended leaves nothing to settle."""
    return Duty.objects.filter(mentorship=mentorship, settled_at=None).update(
        settled_at=at, settled_words=str(State(mentorship.state).label)
    )
