"""What is read of programmes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.organisations.models import Membership
from nastavnik.foundation.organisations.permissions import GRANTS
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.register.models import MenteeEntry
from nastavnik.journey.register.states import EntryState

from .compare import compare
from .compose import Need
from .library import deficit_name
from .models import PlanItem, Programme
from .sides import is_other_side
from .states import Mark, State


def needs_of(mentorships) -> dict[int, list[Need]]:
    """Mentorship pk → what is known of each of its mentees, in their order; one query for all."""
    people = {mentee.pk for pair in mentorships for mentee in pair.mentees}
    entries = {
        entry.person_id: entry
        for entry in MenteeEntry.objects.filter(person__in=people)
        .exclude(state=EntryState.LEFT)
        .order_by("pk")
    }
    found = defaultdict(list)
    for pair in mentorships:
        for mentee in pair.mentees:
            found[pair.pk].append(_need(mentee, entries.get(mentee.pk)))
    return dict(found)


def _need(person, entry) -> Need:
    if entry is None:
        return Need(person)
    deficits = tuple((row["code"], row.get("level", 1)) for row in entry.deficits)
    return Need(person, deficits, tuple(entry.categories), entry.request)


@dataclass(frozen=True, slots=True)
class Progress:
    """Lines done of all lines, and of those due by the day."""

    done: int
    due: int
    total: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def progress_of(items, today: date) -> Progress:
    """How far a plan has come on this day, from rows that are read already."""
    rows = list(items)
    done = sum(row.mark == Mark.DONE for row in rows)
    return Progress(done, sum(row.due <= today for row in rows), len(rows))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plan as its page shows it; `asks_me`: its mark waits for the word of whoever looks."""

    item: PlanItem
    deficit: str
    asks_me: bool
    first: bool
    last: bool


def items_of(programme) -> list[PlanItem]:
    """The plan in its order, with the files of each line; two queries."""
    return list(programme.items.select_related("confirmed_by").prefetch_related("files__file"))


def lines_of(programme, items, person) -> list[Line]:
    """The plan for this person of the pair (None: curator or head)."""
    own = [person.pk] if person else []
    pair, last = programme.mentorship, len(items) - 1
    return [
        Line(
            item, deficit_name(item.deficit) if item.deficit else "", _asks(item, pair, own), not n, n == last
        )
        for n, item in enumerate(items)
    ]


def _asks(item, pair, person_ids) -> bool:
    waits = item.mark in (Mark.DONE, Mark.PARTLY) and item.confirmed_at is None
    return bool(person_ids) and waits and is_other_side(pair, item.marked_by_id, person_ids)


def agreed_of(programme) -> list[tuple]:
    """(person, whether they agree with the draft) for both sides, while it is a draft."""
    if programme.state != State.DRAFT:
        return []
    agreed = set(programme.agreements.values_list("person_id", flat=True))
    pair = programme.mentorship
    return [(person, person.pk in agreed) for person in (pair.mentor, *pair.mentees)]


def files_of(item):
    return list(item.files.select_related("file"))


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the plan: lines due in it, and those of them that are done; `past`: it is over or running."""

    first: date
    due: int
    done: int
    late: int
    past: bool


def months_of(items, today: date) -> list[Month]:
    """Plan and fact by months, from rows that are read already; a line counts in the month it is due."""
    heaps = defaultdict(list)
    for item in items:
        heaps[item.due.replace(day=1)].append(item)
    return [
        Month(
            first,
            len(rows),
            sum(row.mark == Mark.DONE for row in rows),
            sum(row.mark != Mark.DONE and row.due < today for row in rows),
            first <= today,
        )
        for first, rows in sorted(heaps.items())
    ]


def compared(programme):
    """This version beside the one before; None for the first one."""
    before = Programme.objects.filter(
        mentorship=programme.mentorship_id, version=programme.version - 1
    ).first()
    return compare(before, programme) if before else None


def programmes_of(organisation, *, states=(), text=""):
    """The organisation's standing programmes for the list, with people and counts of lines."""
    found = Programme.objects.filter(mentorship__organisation=organisation).standing()
    if states:
        found = found.filter(state__in=states)
    for word in fold(text).split():
        found = found.filter(
            Q(mentorship__mentor__folded_name__contains=word)
            | Q(mentorship__in=_with_mentee(organisation, word))
        )
    return found.annotate(
        lines=Count("items"), lines_done=Count("items", filter=Q(items__mark=Mark.DONE))
    ).in_order()


def _with_mentee(organisation, word):
    rows = Member.objects.filter(mentorship__organisation=organisation, mentee__folded_name__contains=word)
    return rows.values("mentorship")


def programme_of(mentorship) -> Programme | None:
    """The standing version of a pair's programme."""
    return Programme.objects.filter(mentorship=mentorship).standing().first()


def pairs_without(organisation):
    """Open pairs and groups that have no programme yet, with their people, by the mentor's name."""
    have = Programme.objects.filter(mentorship__organisation=organisation).standing()
    return (
        Mentorship.objects.filter(organisation=organisation)
        .open()
        .exclude(pk__in=have.values("mentorship"))
        .with_people()
        .select_related("organisation", "mentor", "cycle")
        .in_order()
    )


def approvers_of(organisation) -> list[Account]:
    """The accounts that may approve programmes here, for telling them that one waits."""
    roles = [role for role, granted in GRANTS.items() if "programme.approve" in granted]
    held = Membership.objects.filter(organisation=organisation, role__in=roles, until=None)
    return list(Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("pk"))
