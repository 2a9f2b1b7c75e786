"""Answers to questionnaires flow into the banks; newcomers are asked by themselves."""

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.queries import accounts_with
from nastavnik.instruments.surveys.actions.campaigns import invite, start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.queries import asked_by, latest_response, latest_version, standing_campaign
from nastavnik.instruments.surveys.reminders import working_days_on

from ..from_answers import KEPT, MENTEE, MENTOR, TAKEN, WAITING, judged, values_of
from ..models import MenteeEntry, MentorEntry
from ..queries import newcomers
from .candidates import add_candidate, change_entry

BANKS = {MENTEE: MenteeEntry, MENTOR: MentorEntry}
LEAST_DAYS = 3  # working days to answer, however late somebody is asked


@transaction.atomic
def take_answers(response, *, before, by, at) -> None:
    """Put the answers into the person's entry. What the curator has written there stays and waits for a choice.

    Who is in the bank no longer, or not yet, gets a place as a candidate. Answers to other questionnaires are
    passed over.
    """
    code, person = response.campaign.version.questionnaire.code, response.invitation.person
    model = BANKS.get(code)
    fresh = values_of(code, response.answers) if model else {}
    if not fresh:
        return
    entry = model.objects.open().filter(person=person).select_related("organisation", "person").first()
    if entry is None:
        entry = add_candidate(model, person, by=by, at=at, reason=_("answered the questionnaire"))
    earlier = values_of(code, before)
    if not earlier:
        known = latest_response(person, code, before=response)
        earlier = values_of(code, known.answers) if known else {}
    limits = numbers(entry.organisation, at.date())
    told = judged(entry, fresh, earlier, {"max_mentees": limits["mentor.max_mentees"]})
    taken = {name: fresh[name] for name, fate in told.items() if fate == TAKEN}
    if model is MenteeEntry:
        taken |= {"asked_on": at.date(), "request_refused": False}
    change_entry(entry, by=by, at=at, **taken)
    response.taken = told
    response.save(update_fields=["taken"])


@transaction.atomic
def note_no_request(person, *, by, at) -> None:
    """The mentee has nothing to ask for. A request written by hand stays: the curator knows more."""
    entry = MenteeEntry.objects.open().filter(person=person).select_related("organisation").first()
    if entry is None:
        return
    values = {"asked_on": at.date()}
    if not entry.request and not entry.deficits:
        values["request_refused"] = True
    change_entry(entry, by=by, at=at, **values)


@transaction.atomic
def settle(entry, response, field: str, *, take: bool, by, at) -> None:
    """The curator chooses between what stands in the bank and what was answered. BadInput where nothing waits."""
    if response is None or response.taken.get(field) != WAITING:
        raise BadInput(_("This has been settled already. Reload the page."))
    if take:
        fresh = values_of(response.campaign.version.questionnaire.code, response.answers)
        change_entry(entry, by=by, at=at, **{field: fresh[field]})
    else:
        record(
            "bank.keep", on=entry, by=by, at=at, organisation_id=entry.organisation_id, after={"field": field}
        )
    response.taken = response.taken | {field: TAKEN if take else KEPT}
    response.save(update_fields=["taken"])


@transaction.atomic
def ask_newcomers(organisation, *, by, at) -> int:
    """Send the request questionnaire to the newly hired who have not been asked; returns to how many.

    The last day is `newcomer.ask_days` working days after the first day of work; with 0 nobody is asked by itself.
    Tells the curators, for whom has no address needs a card with a code.
    """
    today = at.date()
    days = numbers(organisation, today)["newcomer.ask_days"]
    if not days:
        return 0
    known = asked_by(organisation, MENTEE)
    people = [entry.person for entry in newcomers(organisation, today) if entry.person_id not in known]
    if not people:
        return 0
    campaign = _standing(organisation, by=by, at=at)
    for person in people:
        due_on = max(working_days_on(person.employed_from, days), working_days_on(today, LEAST_DAYS))
        invite(campaign, [person], due_on=due_on, by=by, at=at)
    _tell_curators(organisation, campaign, people, at)
    return len(people)


def _standing(organisation, *, by, at):
    """The wave that asks newcomers all year, by the newest version of the questionnaire."""
    version = latest_version(take_ready(organisation, MENTEE, by=by, at=at))
    found = standing_campaign(organisation, MENTEE)
    if found is not None and found.version_id == version.pk:
        return found
    title = _("Request of a new colleague")
    return start_campaign(version, [], title=title, due_on=None, standing=True, by=by, at=at)


def _tell_curators(organisation, campaign, people, at: dt.datetime) -> None:
    words = ngettext_lazy(
        "%(n)s newcomer has got the questionnaire of requests; without an address: %(silent)s",
        "%(n)s newcomers have got the questionnaire of requests; without an address: %(silent)s",
        len(people),
    ) % {"n": len(people), "silent": sum(not person.email for person in people)}
    url = reverse("surveys:wave", args=[organisation.slug, campaign.pk])
    for account in accounts_with("survey.manage", organisation, at.date()):
        put_notice(
            account, organisation=organisation, words=words, url=url, at=at,
            key=f"newcomers-{campaign.pk}-{max(person.pk for person in people)}",
        )  # fmt: skip
