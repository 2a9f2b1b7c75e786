"""What is done with the list of those who have to read a paper."""

from datetime import date as Date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.notify.actions import put_notice

from ..states import State
from .lists import ask
from .models import Acquaintance, Way


@transaction.atomic
def tick(row: Acquaintance, *, day: Date, by, at) -> None:
    """The person has read the paper and says so in the account; a second tick changes nothing."""
    if row.document.state == State.CANCELLED:
        raise DomainError(_("This document is cancelled, nobody has to read it any more."))
    done = Acquaintance.objects.filter(pk=row.pk, way=Way.NOT_YET).update(
        way=Way.ACCOUNT, done_on=day, done_at=at
    )
    if done:
        row.way, row.done_on, row.done_at = Way.ACCOUNT, day, at
        _note("document.read", row, by, at, way=Way.ACCOUNT, on=day)


@transaction.atomic
def record_on_paper(rows: list[Acquaintance], *, on: Date, today: Date, by, at) -> int:
    """These have signed the printed sheet on this day; returns how many were still waiting."""
    if on > today:
        raise BadInput(_("The mark can't be of a day to come."), fields={"on": _("Not later than today.")})
    done = 0
    for row in rows:
        if row.document.date and on < row.document.date:
            raise BadInput(
                _("Nobody can have read the document before its own date."),
                fields={"on": _("Not earlier than the date of the document.")},
            )
        if Acquaintance.objects.filter(pk=row.pk, way=Way.NOT_YET).update(way=Way.PAPER, done_on=on):
            _note("document.read", row, by, at, way=Way.PAPER, on=on)
            done += 1
    return done


@transaction.atomic
def add_people(document, people, *, by, at) -> int:
    """More people have to read a signed document; returns how many were not asked before."""
    if not document.is_signed:
        raise DomainError(_("People are asked to read a signed document only."))
    return len(ask(document, list(people), by=by, at=at))


@transaction.atomic
def remind(document, *, url: str, at, today: Date) -> int:
    """A notice to everybody who has an account and has not read the paper; once a day at most."""
    waiting = Acquaintance.objects.filter(document=document).waiting().by_name()
    told = 0
    for row in waiting.select_related("person__account").exclude(person__account=None):
        put_notice(
            row.person.account, organisation=document.organisation, url=url, at=at,
            words=_("Please read: %(title)s") % {"title": document.title},
            key=f"read-{row.pk}-{today:%Y%m%d}",
        )  # fmt: skip
        told += 1
    return told


def _note(deed, row, by, at, **after):
    record(
        deed, on=row.document, by=by, at=at, organisation_id=row.document.organisation_id,
        after=after | {"person": row.person_id},
    )  # fmt: skip
