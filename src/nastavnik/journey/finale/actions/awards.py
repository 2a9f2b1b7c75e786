"""Rewards of the event: who gets what, and their signed papers made behind the page."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.jobs.actions import start
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.journey.orders.prepare.finale import prepare_awards, prepare_rewards

from ..models import Award
from ..rewards import proposed
from ..states import Reward
from .note import note

ISSUE = "finale.awards"
THANKS = (
    "работу в жюри итогового мероприятия по выявлению лучших практик наставничества педагогических работников"
)
TOOK_PART = "является участником итогового мероприятия по выявлению лучших практик наставничества «{title}»"


@transaction.atomic
def issue_awards(event, keys: Iterable[str], *, by, at):
    """The chosen rewards are recorded; returns the job that signs their papers and packs them.

    `keys` are those of `rewards.proposed`. Who has the same reward already keeps it. DomainError before the scores are
    counted or while equals wait for the chair.
    """
    chosen = set(keys)
    rows = [one for one in proposed(event) if one.key in chosen]
    if not rows:
        raise BadInput(_("Choose at least one reward."))
    for one in rows:
        Award.objects.get_or_create(
            event=event, person=one.person, kind=one.kind, application=one.application,
            defaults={"degree": one.degree, "at": at},
        )  # fmt: skip
    note("finale.award", event, event, by, at, rewards=[one.key for one in rows])
    return start(
        ISSUE, organisation=event.organisation, key=f"awards-{event.pk}", by=by, at=at, event=event.pk
    )


@transaction.atomic
def sign_award(award_pk: int, *, by, at) -> Award:
    """The paper of one reward, signed; nothing new where it has one."""
    award = Award.objects.select_for_update().get(pk=award_pk)
    if award.document_id:
        return award
    event = award.event
    words, nomination = _words(award)
    document = prepare_awards(
        cycle=event.cycle, kind=award.kind, people=[award.person], words=words, nomination=nomination,
        degree=award.degree, by=by, at=at,
    )[0]  # fmt: skip
    document.refresh_from_db(fields=["created_at"])  # the PDF wants a moment with a fixed offset
    day = at.astimezone(ZoneInfo(event.organisation.time_zone)).date()
    sign_document(document, date=day, by=by, at=at)
    award.document_id = document.pk
    award.save(update_fields=["document_id"])
    return award


def _words(award) -> tuple[str, str]:
    work = award.application
    if award.kind == Reward.DIPLOMA:
        return f"практику наставничества «{work.title.strip('«»')}»", work.nomination.title
    if award.kind == Reward.THANKS:
        return THANKS, ""
    return TOOK_PART.format(title=work.title.strip("«»")), ""


@transaction.atomic
def prepare_rewards_order(event, *, by, at):
    """A draft of the order on rewards for everybody who has one. DomainError where nobody has."""
    named: dict[str, dict] = {kind: {} for kind in Reward}
    for one in (
        Award.objects.filter(event=event).select_related("person").order_by("person__folded_name", "pk")
    ):
        named[one.kind][one.person_id] = one.person
    if not any(named.values()):
        raise DomainError(_("Nobody is rewarded yet."))
    return prepare_rewards(
        cycle=event.cycle, diploma=list(named[Reward.DIPLOMA].values()),
        thanks=list(named[Reward.THANKS].values()), certificate=list(named[Reward.CERTIFICATE].values()), by=by, at=at,
    )  # fmt: skip
