"""Orders that change a pair are carried out when they are in force and their day has come, and only then."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.states import State as Paper
from nastavnik.journey.mentorships.actions import (
    confirm_for_all,
    end_early,
    order_mentorship,
    start_mentorship,
)
from nastavnik.journey.mentorships.changes import (
    check_extension,
    check_replacement,
    extend_mentorship,
    replace_mentor,
)
from nastavnik.journey.mentorships.states import AT_WORK, EndReason

from .consequences import lacking_of_new_mentor, new_mentor
from .papers.reading import mentorships_of

KINDS = ("order.replacement", "order.extension", "order.termination")


def check_before_signing(document, at) -> None:
    """DomainError with what stands against the order by now: the pair has ended, a consent is missing."""
    pair = _pair(document)
    if document.kind == "order.extension":
        check_extension(pair, _day(document, "ends_on"), at.date())
    elif document.kind == "order.replacement":
        if missing := lacking_of_new_mentor(document):
            raise DomainError(_("The order can't name this pair yet: %(what)s.") % {"what": missing})
        check_replacement(pair, new_mentor(document), _day(document, "on"))
    elif pair is None or pair.state not in AT_WORK:
        raise DomainError(_("This pair is not at work: there is nothing to end early."))


@transaction.atomic
def carry_out(document, *, by, at) -> bool:
    """Do what the order says if its day has come; whether something was done. A pair that has ended is let be."""
    pair = _pair(document)
    today = day_in(document.organisation, at)
    if document.kind == "order.extension":
        return _extend(document, pair, by, at)
    if pair is None or pair.state not in AT_WORK:
        return False
    if document.kind == "order.replacement":
        return _replace(document, pair, today, by, at)
    last_on = _day(document, "last_on")
    if last_on >= today:  # on its last day the pair still works
        return False
    end_early(
        pair,
        on=last_on,
        reason=EndReason(document.content["initiative"]),
        words=document.content["words"],
        by=by,
        at=at,
    )
    return True


def _extend(document, pair, by, at) -> bool:
    ends_on = _day(document, "ends_on")
    if pair is None or pair.ends_on >= ends_on:
        return False
    extend_mentorship(pair, ends_on=ends_on, by=by, at=at)
    return True


def _replace(document, pair, today, by, at) -> bool:
    on = _day(document, "on")
    if on > today:
        return False
    words = document.content["words"]
    new = replace_mentor(pair, new_mentor(document), on=on, words=words, by=by, at=at)
    told = str(_("by the order № %(number)s") % {"number": document.number})
    confirm_for_all(new, words=told, by=by, at=at)
    order_mentorship(new, document.pk, by=by, at=at)
    start_mentorship(new, by=by, at=at)
    return True


def carry_out_due(organisation, *, by, at) -> tuple[list[Document], list[tuple[Document, str]]]:
    """For the nightly job: orders in force whose day has come, and those refused with the reason in words."""
    done, refused = [], []
    rows = Document.objects.filter(organisation=organisation, kind__in=KINDS, state=Paper.IN_FORCE)
    for document in rows.order_by("effective_on", "pk"):
        try:
            with transaction.atomic():
                if carry_out(document, by=by, at=at):
                    done.append(document)
        except DomainError as error:
            refused.append((document, str(error)))
    return done, refused


def _pair(document):
    return next(iter(mentorships_of(document)), None)


def _day(document, name: str) -> dt.date:
    return dt.date.fromisoformat(document.content[name])
