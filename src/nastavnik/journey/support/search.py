"""The search that goes on: worked out from the banks, kept with the cases, told once for each new candidate."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik import matcher
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.foundation.people.models import Person
from nastavnik.journey.matching.translate import instance_of, plain
from nastavnik.journey.matching.words import reasons_said, said_of_pair
from nastavnik.journey.register.models import MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.matcher import Why as WhyPair

from .models import Candidate, Case
from .queries import keepers
from .states import Why

MOST_SINGLE = 3  # more new candidates than this at once are told in one line
REASONS_TOLD = 2


@dataclass(slots=True)
class Findings:
    """What a search has seen, by the person's key: a fitting mentor with reasons, or why there is none."""

    pairs: dict[int, Any] = field(default_factory=dict)
    nobody: dict[int, Any] = field(default_factory=dict)


def work_out(organisation, today) -> Findings:
    """The best plan for everybody with an open case among the included mentors with free places. Only reads.

    The matcher gives a scarce place to the higher class, and waiting lifts the class: who waits longer goes first.
    """
    cases = Case.objects.filter(organisation=organisation).open().exclude(why=Why.ANSWER)
    waiting = set(cases.values_list("person_id", flat=True))
    entries = MentorEntry.objects.filter(organisation=organisation, state=EntryState.INCLUDED)
    included = set(entries.values_list("person_id", flat=True))
    found = Findings()
    if not waiting:
        return found
    instance = instance_of(organisation, today)
    mentees = tuple(one for one in instance.mentees if int(one.id) in waiting and one.id not in instance.away)
    mentors = tuple(one for one in instance.mentors if int(one.id) in included)
    if not mentees or not mentors:
        found.nobody = dict.fromkeys(waiting - set(map(int, instance.away)))
        return found
    instance = _among(instance, mentees, mentors)
    answer = matcher.solve(instance, plan="most")
    for mentee in mentees:
        why = matcher.explain(instance, answer, mentee.id)
        (found.pairs if isinstance(why, WhyPair) else found.nobody)[int(mentee.id)] = why
    return found


def _among(instance, mentees, mentors):
    """The same task of these people only, one by one: nobody's candidate has to wait for a group to fill."""
    keys = {one.id for one in (*mentees, *mentors)}

    def kept(pairs):
        return frozenset(pair for pair in pairs if set(pair) <= keys)

    return replace(
        instance, mentees=mentees, mentors=mentors, groups=(), away=frozenset(), locks=kept(instance.locks),
        bans=kept(instance.bans), allowed=kept(instance.allowed), previous=kept(instance.previous),
    )  # fmt: skip


@transaction.atomic
def keep_findings(organisation, found: Findings, *, by, at) -> int:
    """Write what the search has seen into the cases and tell of new candidates; returns how many are new."""
    new = []
    cases = Case.objects.filter(organisation=organisation, person__in=[*found.pairs, *found.nobody]).open()
    for case in cases.select_related("person").longest_first():
        if case.why == Why.ANSWER:  # a pair was proposed while the search ran
            continue
        why = found.pairs.get(case.person_id)
        Candidate.objects.filter(case=case).exclude(mentor=int(why.mentor) if why else 0).update(free=False)
        if why is not None and (made := _candidate(case, why, by, at)):
            new.append((case, made, plain(why)))
        nobody = found.nobody.get(case.person_id)
        case.explained = plain(nobody) if nobody is not None else {}
        case.why = Why.FOUND if why else Why.NO_PLACE if nobody and nobody.kind == "no_place" else Why.NO_FIT
        case.searched_at = at
        case.save(update_fields=["explained", "why", "searched_at"])
    _tell(organisation, new, at)
    return len(new)


def _candidate(case, why, by, at) -> Candidate | None:
    """The candidate where the search sees this mentor for the first time; None for one who is known."""
    values = {"score": why.score, "reasons": reasons_said(plain(why)["reasons"]), "free": True}
    row, made = Candidate.objects.update_or_create(
        case=case, mentor_id=int(why.mentor), defaults=values, create_defaults=values | {"found_at": at}
    )
    if not made:
        return None
    record(
        "support.found",
        on=case,
        by=by,
        at=at,
        organisation_id=case.organisation_id,
        after={"mentor": row.mentor_id},
    )
    return row


def _tell(organisation, new, at):
    if not new:
        return
    accounts = keepers(organisation, at.date())
    if len(new) > MOST_SINGLE:
        words = ngettext_lazy(
            "A suitable mentor has appeared for %(n)s person without a pair.",
            "Suitable mentors have appeared for %(n)s people without a pair.",
            len(new),
        ) % {"n": len(new)}  # fmt: skip
        url = reverse("support:list", args=[organisation.slug])
        for account in accounts:
            put_notice(account, organisation=organisation, words=words, at=at, url=url,
                       key=f"support-found-{new[0][1].pk}-{len(new)}")  # fmt: skip
        return
    names = {str(one.pk): one.short_name for one in Person.objects.filter(pk__in=_mentors(new))}
    for case, candidate, why in new:
        for account in accounts:
            reasons = said_of_pair(why, names, account.language)[:REASONS_TOLD]
            words = _("A suitable mentor has appeared: %(mentor)s for %(mentee)s. %(reasons)s") % {
                "mentor": names[str(candidate.mentor_id)],
                "mentee": case.person.short_name,
                "reasons": " ".join(reasons),
            }
            put_notice(account, organisation=organisation, words=words, at=at,
                       url=reverse("support:case", args=[organisation.slug, case.pk]),
                       key=f"support-found-{candidate.pk}")  # fmt: skip


def _mentors(new) -> set[int]:
    """Everybody whom the reasons may name."""
    keys = {candidate.mentor_id for _case, candidate, _why in new}
    return keys | {int(one["mentor"]) for _case, _candidate, why in new for one in why["better"]}
