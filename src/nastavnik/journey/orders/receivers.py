"""What a signed order sets in motion: the pairs that it names, and only then."""

from datetime import date

from django.dispatch import receiver

from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.signals import document_in_force, document_signed
from nastavnik.journey.mentorships.actions import order_mentorship, start_mentorship
from nastavnik.journey.mentorships.states import State

from .carrying_out import KINDS, carry_out, check_before_signing
from .papers.reading import mentorships_of
from .prepare.changes import check_notice


@receiver(document_signed)
def order_pairs(sender, document, by, at, **kwargs):
    """Every pair of the order is «in an order»; one that lacks something stops the signing with its name."""
    if document.kind == "order.pairs":
        for mentorship in mentorships_of(document):
            order_mentorship(mentorship, document.pk, by=by, at=at)


@receiver(document_in_force)
def start_pairs(sender, document, by, at, **kwargs):
    """Pairs whose first day has come begin to work; the others are begun by the nightly job."""
    if document.kind != "order.pairs":
        return
    today = day_in(document.organisation, at)
    for mentorship in mentorships_of(document):
        if mentorship.state == State.ORDERED and mentorship.starts_on <= today:
            start_mentorship(mentorship, by=by, at=at)


@receiver(document_signed)
def check_change(sender, document, by, at, **kwargs):
    """An order that changes a pair is not signed where it could not be carried out, nor a notice too late."""
    if document.kind in KINDS:
        check_before_signing(document, at)
    elif document.kind == "notice.cancellation":
        for mentorship in mentorships_of(document):
            check_notice(mentorship, document.date, date.fromisoformat(document.content["last_on"]))


@receiver(document_in_force)
def change_pair(sender, document, by, at, **kwargs):
    """What the order says happens now, or by the nightly job when its day comes."""
    if document.kind in KINDS:
        carry_out(document, by=by, at=at)
