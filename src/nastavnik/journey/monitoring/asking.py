"""The questionnaires are sent by themselves at the start and the end of a pair's work; a refusal is recorded."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.surveys.actions.campaigns import invite, start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.models import Campaign
from nastavnik.instruments.surveys.queries import latest_version
from nastavnik.instruments.surveys.states import CampaignState
from nastavnik.journey.roadmap.queries import current_cycle

from .answers import CODES
from .models import Refusal, Wave
from .waves import known, needs_of
from .years import pairs_of


@transaction.atomic
def ask_due(organisation, *, by, at) -> int:
    """Ask everybody whose time has come and who was not asked yet; returns how many. They get a link and, where there
    is an address, a letter; the questionnaires' own reminders follow. A wave that was closed asks nobody."""
    today = day_in(organisation, at)
    cycle = current_cycle(organisation, today)
    if cycle is None or not cycle.starts_on <= today <= cycle.ends_on:
        return 0
    settings = numbers(organisation, today)
    told, waiting = known(cycle), defaultdict(set)
    for need in needs_of(pairs_of(cycle), today, settings):
        if need.open and (need.person, need.code) not in told:
            waiting[need.code].add(need.person)
    due_on = today + dt.timedelta(days=settings["wave.days"])
    return sum(
        _ask(cycle, code, waiting[code], due_on, by=by, at=at) for code in CODES.values() if waiting[code]
    )


def _ask(cycle, code: str, keys: set[int], due_on, *, by, at) -> int:
    wave = Wave.objects.filter(cycle=cycle, code=code).select_related("campaign__organisation").first()
    campaign = wave.campaign if wave else _begin(cycle, code, by=by, at=at)
    if campaign.state != CampaignState.OPEN:
        return 0
    people = list(Person.objects.filter(pk__in=keys).employed(day_in(cycle.organisation, at)).in_order())
    return len(invite(campaign, people, due_on=due_on, by=by, at=at)) if people else 0


def _begin(cycle, code: str, *, by, at) -> Campaign:
    version = latest_version(take_ready(cycle.organisation, code, by=by, at=at))
    with override("ru"):
        title = f"{version.questionnaire.said}, {cycle.name}"
    made = start_campaign(version, [], title=title, due_on=None, standing=True, by=by, at=at)
    Wave.objects.create(cycle=cycle, code=code, campaign=made)
    return made


@transaction.atomic
def record_refusal(cycle, person, code: str, reason: str, *, by, at) -> Refusal:
    """Somebody has not answered and will not: the reason stands in place of the answers. BadInput without one."""
    if code not in CODES.values():
        raise BadInput(_("There is no such questionnaire."))
    if not reason.strip():
        raise BadInput(_("Say why there are no answers."), fields={"reason": _("Say why.")})
    made, _new = Refusal.objects.update_or_create(
        cycle=cycle, person=person, code=code, defaults={"reason": reason.strip(), "at": at}
    )
    record("monitoring.refuse", on=made, by=by, at=at, organisation_id=cycle.organisation_id,
           after={"code": code, "reason": made.reason})  # fmt: skip
    return made
