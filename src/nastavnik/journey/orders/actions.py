"""Orders prepared from what is in the data."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.actions import day_in, prepare_document
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.mentorships.actions import start_mentorship
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import State

from .queries import BEFORE_ORDER, named_in_drafts

REGULATION = "Об утверждении положения о системе (целевой модели) наставничества педагогических работников"
CURATOR = "О назначении куратора реализации системы (целевой модели) наставничества"
PAIRS = "О закреплении наставнических пар (групп)"


@transaction.atomic
def prepare_regulation_order(cycle, *, by, at, curator=None) -> Document:
    """A draft of the order on the regulation with the regulation and the cycle's roadmap as annexes."""
    about = {"cycle": cycle.pk} | ({"person": curator.pk} if curator else {})
    return _prepare(cycle, "order.regulation", REGULATION, about, by, at)


@transaction.atomic
def prepare_curator_order(cycle, curator, *, by, at) -> Document:
    """A draft of the order that appoints this person of the staff (None: the name stays a blank)."""
    about = {"cycle": cycle.pk} | ({"person": curator.pk} if curator else {})
    return _prepare(cycle, "order.curator", CURATOR, about, by, at)


@transaction.atomic
def prepare_pairs_order(cycle, mentorships: Iterable[Mentorship], *, by, at) -> Document:
    """One draft for these pairs and groups, confirmed or still on the way; one in another draft is refused.

    What is missing is told by `missing_before_order` and stops the signing, not the preparing.
    """
    pairs = list(mentorships)
    if not pairs:
        raise BadInput(_("Choose at least one pair or group."))
    limit = numbers(cycle.organisation, day_in(cycle.organisation, at))["pair.months_limit"]
    for pair in pairs:
        if pair.state not in BEFORE_ORDER:
            raise DomainError(
                _("%(name)s: this pair stands in an order already or has ended.")
                % {"name": pair.mentor.full_name}
            )
        months = (pair.ends_on.year - pair.starts_on.year) * 12 + pair.ends_on.month - pair.starts_on.month
        if months > limit:
            raise DomainError(
                _("%(name)s: the term is longer than %(n)s months; shorten it or change the setting.")
                % {"name": pair.mentor.full_name, "n": limit}
            )
    taken = named_in_drafts(cycle.organisation)
    if doubled := [pair for pair in pairs if pair.pk in taken]:
        raise DomainError(
            _("%(name)s: this pair stands in another draft. Sign or cancel that one first.")
            % {"name": doubled[0].mentor.full_name}
        )
    about = {"cycle": cycle.pk, "mentorships": [pair.pk for pair in pairs]}
    return _prepare(cycle, "order.pairs", PAIRS, about, by, at)


def _prepare(cycle, kind, title, about, by, at) -> Document:
    return prepare_document(
        cycle.organisation, kind, title=title, about=about, year_label=cycle.name, by=by, at=at
    )


@transaction.atomic
def start_due_mentorships(organisation, *, by, at) -> list[Mentorship]:
    """Pairs whose order is in force and whose first day has come; for the nightly job."""
    today = day_in(organisation, at)
    working = Document.objects.filter(organisation=organisation, kind="order.pairs", state="in_force").values(
        "pk"
    )
    due = list(
        Mentorship.objects.filter(
            organisation=organisation,
            state=State.ORDERED,
            starts_on__lte=today,
            order_document_id__in=working,
        )
        .with_people()
        .in_order()
    )
    for mentorship in due:
        start_mentorship(mentorship, by=by, at=at)
    return due
