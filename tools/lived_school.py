"""The example school some weeks into its year: what the picture, the page bench and the browser tests look at.

Everything happens through the main job and the deeds of the program; nothing is put into tables by hand.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

YEAR = ("2026/2027", dt.date(2026, 9, 1), dt.date(2027, 5, 31))
REASON = "Решение педагогического совета"


@dataclass
class Lived:
    """The school, its year, and its pairs by how far they have come."""

    outcome: Any
    working: list
    confirmed: list
    offered: list
    proposed: list

    @property
    def school(self):
        return self.outcome.organisation

    @property
    def cycle(self):
        return self.outcome.cycle


def found_school(example, *, by, at, year=YEAR):
    """The main job on an example's list, with the answers of its people; no paper yet."""
    from nastavnik.faces.terminal.card import parse_card
    from nastavnik.faces.terminal.example_people import tell_banks
    from nastavnik.faces.terminal.main_job import do_main_job

    card = parse_card(example.toml, Path(example.filename))
    return do_main_job(
        card, example.workbook, example.filename, year=year, plan="most", by=by, at=at,
        answers=lambda organisation: tell_banks(organisation, example.answers, by=by, at=at),
    )  # fmt: skip


def live(example, *, by, at) -> Lived:
    """Found the school and walk its autumn: half of the pairs at work, others on the way, some things undone."""
    from django_scopes import scope

    outcome = found_school(example, by=by, at=at)
    with scope(organisation=outcome.organisation):
        sign_first_orders(outcome.cycle, by=by, at=at)
        approve_template(outcome.cycle, by=by, at=at)
        decide(outcome, by=by, at=at)
        pairs = outcome.mentorships
        half, last = (len(pairs) + 1) // 2, len(pairs) - 2
        lived = Lived(outcome, pairs[:half], pairs[half : half + 1], pairs[half + 1 : last], pairs[last:])
        consent([*lived.working, *lived.confirmed], lived.offered, year=YEAR[0], by=by, at=at)
        agree(lived, by=by, at=at)
        put_to_work(lived, by=by, at=at)
    return lived


def sign_first_orders(cycle, *, by, at) -> None:
    """Stage 1: the regulation and the curator, each by its order."""
    from nastavnik.faces.terminal.main_job import curator_of
    from nastavnik.instruments.documents.actions import sign_document
    from nastavnik.journey.orders.actions import prepare_curator_order, prepare_regulation_order

    curator = curator_of(cycle.organisation, {})
    regulation = prepare_regulation_order(cycle, curator=curator, by=by, at=at)
    sign_document(regulation, number="112-од", date=at.date(), despite=REASON, by=by, at=at)
    order = prepare_curator_order(cycle, curator, by=by, at=at)
    sign_document(order, number="113-од", date=at.date(), despite=REASON, by=by, at=at)


def approve_template(cycle, *, by, at) -> None:
    """Point 1.3, which only people can see: the programme's template is approved."""
    from nastavnik.journey.roadmap.actions import tick_item
    from nastavnik.journey.roadmap.models import Item

    item = Item.objects.get(cycle=cycle, number="1.3")
    tick_item(item, done_on=at.date(), note="Протокол педагогического совета № 2", by=by, at=at)


def decide(outcome, *, by, at) -> None:
    """Everybody in a pair is included, one more of each bank held in reserve, the rest still waits."""
    from nastavnik.journey.register.actions.candidates import decide_candidates
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry
    from nastavnik.journey.register.states import EntryState

    mentors = {pair.mentor_id for pair in outcome.mentorships}
    mentees = {mentee.pk for pair in outcome.mentorships for mentee in pair.mentees}
    for model, paired in ((MenteeEntry, mentees), (MentorEntry, mentors)):
        entries = list(model.objects.open().select_related("person").order_by("person__folded_name", "pk"))
        taken = [entry for entry in entries if entry.person_id in paired]
        decide_candidates(taken, EntryState.INCLUDED, reason=REASON, by=by, at=at)
        spare = [entry for entry in entries if entry.person_id not in paired][:1]
        decide_candidates(spare, EntryState.RESERVE, reason=REASON, by=by, at=at)


def consent(ready, waiting, *, year, by, at) -> None:
    """Consents of the ready pairs came back signed; those of the waiting ones are printed."""
    from nastavnik.instruments.consents.actions import print_consents, record_signed
    from nastavnik.instruments.consents.states import Kind

    for pairs, signed in ((ready, True), (waiting, False)):
        people = {p.pk: p for pair in pairs for p in (pair.mentor, *pair.mentees)}.values()
        if not people:
            continue
        organisation = next(iter(people)).organisation
        rows = print_consents(organisation, people, Kind.values, year=year, by=by, at=at)
        if signed:
            record_signed([row for row in rows if row.kind != Kind.DISSEMINATION], on=at.date(), by=by, at=at)


def agree(lived, *, by, at) -> None:
    from nastavnik.journey.mentorships.actions import confirm_for_all, offer_mentorship
    from nastavnik.journey.programmes.actions import draft_programmes

    for pair in (*lived.working, *lived.confirmed):
        confirm_for_all(pair, words="Обсудили на методическом объединении", by=by, at=at)
    for pair in lived.offered:
        offer_mentorship(pair, by=by, at=at)
    draft_programmes([*lived.working, *lived.confirmed], by=by, at=at)


def put_to_work(lived, *, by, at) -> None:
    """The order on the agreed pairs is signed; their programmes but one are approved, one is under way."""
    from nastavnik.instruments.documents.actions import sign_document
    from nastavnik.journey.orders.actions import prepare_pairs_order
    from nastavnik.journey.programmes.actions import agree_programme, approve_programme
    from nastavnik.journey.programmes.models import Programme

    order = prepare_pairs_order(lived.cycle, lived.working, by=by, at=at)
    sign_document(order, number="120-од", date=at.date(), despite=REASON, by=by, at=at)
    prepare_pairs_order(lived.cycle, lived.confirmed, by=by, at=at)
    programmes = list(Programme.objects.filter(mentorship__in=lived.working).order_by("pk"))
    for programme in programmes[:-1]:
        agree_programme(programme, on=at.date(), by=by, at=at)
        approve_programme(programme, on=at.date(), by=by, at=at)
    for pair in (*lived.working, *lived.confirmed, *lived.offered):
        pair.refresh_from_db()
