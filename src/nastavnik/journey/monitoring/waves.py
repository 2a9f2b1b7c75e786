"""Whom the questionnaires «before» and «after» are for, who has answered, and who still lacks one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.surveys.library import ready
from nastavnik.instruments.surveys.states import InvitationState

from .answers import CODES, asked_in
from .models import Refusal
from .years import BEGUN, ENDED, Pair, pairs_of

AFTER = {CODES["after", "mentees"], CODES["after", "mentors"]}


@dataclass(frozen=True, slots=True)
class Need:
    """One person's questionnaire because of one pair; `open` while it is time to ask by itself."""

    person: int
    code: str
    pair: int
    ended: bool
    open: bool


def needs_of(pairs: Iterable[Pair], today: dt.date, settings: dict) -> list[Need]:
    """Before: from the pair's first day, asked by itself for a month or so. After: from some days before its end."""
    found = []
    for pair in pairs:
        if pair.state not in BEGUN:
            continue
        ended = pair.state in ENDED
        young = (today - pair.starts_on).days <= settings["wave.before_days"] and not ended
        late = ended or (pair.ends_on - today).days <= settings["wave.after_days"]
        sides = [(pair.mentor, "mentors"), *((mentee, "mentees") for mentee in pair.mentees)]
        for person, side in sides:
            found.append(Need(person, CODES["before", side], pair.pk, ended, young))
            if late:
                found.append(Need(person, CODES["after", side], pair.pk, ended, True))
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """How one person stands with one questionnaire: `state` is answered, refused, waiting or none."""

    person: Person
    code: str
    state: str
    words: str
    shape: str
    may_refuse: bool
    title: str


def known(cycle) -> dict[tuple[int, str], tuple[str, str]]:
    """(person, code) → (state, words) of everybody who was asked or has a recorded refusal."""
    found = {}
    links = asked_in(cycle).order_by("pk").values_list(
        "person_id", "campaign__version__questionnaire__code", "state", "answered_on", "due_on"
    )  # fmt: skip
    for person, code, state, answered_on, due_on in links:
        if state == InvitationState.ANSWERED:
            found[person, code] = ("answered", _("answered %(day)s") % {"day": f"{answered_on:%d.%m.%Y}"})
        else:
            told = ("waiting", _("asked until %(day)s") % {"day": f"{due_on:%d.%m.%Y}"})
            found.setdefault((person, code), told)
    for person, code, reason in Refusal.objects.filter(cycle=cycle).values_list(
        "person_id", "code", "reason"
    ):
        if found.get((person, code), ("", ""))[0] != "answered":
            found[person, code] = ("refused", reason)
    return found


SHAPES = {"answered": "done", "refused": "none", "waiting": "doing", "none": "attention"}


def rows_of(cycle, today: dt.date, settings: dict, *, code: str = "", lacking: bool = False) -> list[Row]:
    """Everybody's questionnaires by name; with `lacking` those only that are neither answered nor refused."""
    needs = {(need.person, need.code) for need in needs_of(pairs_of(cycle), today, settings)}
    told = known(cycle)
    people = Person.objects.in_bulk({person for person, _code in needs})
    order, titles = list(CODES.values()), {code: ready(code).said for code in CODES.values()}
    rows = []
    for person, one in sorted(
        needs, key=lambda key: (people[key[0]].folded_name, key[0], order.index(key[1]))
    ):
        state, words = told.get((person, one), ("none", _("not asked")))
        if (code and one != code) or (lacking and state in ("answered", "refused")):
            continue
        rows.append(
            Row(people[person], one, state, words, SHAPES[state], state in ("waiting", "none"), titles[one])
        )
    return rows


def counts_of(rows: Iterable[Row]) -> list[dict]:
    """For each questionnaire: how many need it, have answered, have refused."""
    rows = list(rows)
    return [
        {
            "code": code,
            "need": sum(row.code == code for row in rows),
            "answered": sum(row.code == code and row.state == "answered" for row in rows),
            "refused": sum(row.code == code and row.state == "refused" for row in rows),
        }
        for code in CODES.values()
    ]
