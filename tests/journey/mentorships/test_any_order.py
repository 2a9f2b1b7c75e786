"""Any order of any deeds never breaks what is promised of pairs; two at once neither, and only by the database."""

import datetime as dt

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.foundation.core.errors import DomainError
from nastavnik.journey.mentorships import actions, changes, closing, hard_checks, notice, promises
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.mentorships.seats import places_for
from nastavnik.journey.mentorships.states import ENDED, STEPS, EndReason, Reply, State

DAY = dt.timedelta(days=1)
NAMES = ("Петрова Анна Сергеевна", "Орлов Дмитрий Ильич", "Ким Виктория Андреевна", "Гёте Анна Карловна")
WHO, WHICH, DAYS = st.integers(0, 3), st.integers(0, 5), st.integers(-5, 260)
DEEDS = ("propose", "group", "offer", "yes", "no", "order", "start", "pause", "resume", "complete", "end", "notice",
         "back", "withdraw", "extend", "replace", "clock")  # fmt: skip
ORDERS = st.lists(st.tuples(st.sampled_from(DEEDS), WHO, WHO, WHICH, DAYS), min_size=6, max_size=22)


@pytest.fixture
def people(cycle, hire, monkeypatch):
    monkeypatch.setattr(hard_checks, "_CHECKS", {})
    return [hire(name) for name in NAMES]


def do(deed, cycle, people, one, two, which, day, by, at):
    """One deed by chance on whatever is there; what a rule refuses is refused in words."""
    on, at = at.date() + day * DAY, at + max(0, day) * DAY
    pairs = list(Mentorship.objects.with_people().order_by("pk"))
    pair = pairs[which % len(pairs)] if pairs else None
    told = {"by": by, "at": at}
    if deed in ("propose", "group"):
        mentees = [people[two]] if deed == "propose" else [people[two], people[(two + 1) % 4]]
        kind = "group" if deed == "group" else "traditional"
        actions.propose_mentorship(
            cycle, people[one], mentees, kind=kind, starts_on=on, ends_on=on + 60 * DAY, **told
        )
    elif deed == "clock":
        closing.close_due(cycle.organisation, **told)
    elif pair is None:
        return
    elif deed in ("yes", "no"):
        actions.answer_offer(pair, people[one], Reply(deed), words="Так", **told)
    elif deed == "order":
        actions.order_mentorship(pair, 1, **told)
    elif deed in ("complete",):
        actions.complete_mentorship(pair, on=on, **told)
    elif deed == "end":
        actions.end_early(pair, on=on, reason=EndReason.MENTOR, words="Так", **told)
    elif deed == "notice":
        notice.give_notice(pair, on=on, reason=EndReason.MENTEE, words="Так", **told)
    elif deed == "back":
        notice.take_notice_back(pair, **told)
    elif deed == "extend":
        changes.extend_mentorship(pair, ends_on=on, **told)
    elif deed == "replace":
        changes.replace_mentor(pair, people[one], on=on, words="Так", **told)
    else:
        words = {"words": "Так"} if deed in ("pause", "withdraw") else {}
        getattr(actions, f"{deed}_mentorship")(pair, **words, **told)


def broken() -> list[str]:
    """What of the promises does not hold, read from the rows alone."""
    rows = list(Member.objects.select_related("mentorship").order_by("pk"))
    wrong = [f"{row.pk}: own mentor" for row in rows if row.mentee_id == row.mentorship.mentor_id]
    for row in rows:
        pair = row.mentorship
        if row.is_open != (pair.state not in ENDED) or row.mentor_id != pair.mentor_id:
            wrong.append(f"{row.pk}: not as the pair is")
        for other in rows:
            if other.pk <= row.pk or not (row.starts_on and other.starts_on):
                continue
            overlap = row.starts_on <= other.ends_on and other.starts_on <= row.ends_on
            if overlap and row.mentee_id == other.mentee_id:
                wrong.append(f"{row.pk}, {other.pk}: the mentee's days overlap")
            alone = not row.in_group and not other.in_group and row.is_open and other.is_open
            if overlap and alone and (row.mentor_id, row.seat) == (other.mentor_id, other.seat):
                wrong.append(f"{row.pk}, {other.pk}: one place for two")
        if row.seat and row.seat > row.seats:
            wrong.append(f"{row.pk}: no such place")
    return wrong


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=ORDERS)
def test_any_order_of_deeds_keeps_every_promise(order, cycle, people, program, at):
    with transaction.atomic():
        states = {}
        for deed, *rest in order:
            try:
                with transaction.atomic():
                    do(deed, cycle, people, *rest, program, at)
            except DomainError:
                pass
            assert broken() == []
            for pk, state in Mentorship.objects.order_by("pk").values_list("pk", "state"):
                before = states.get(pk, State.PROPOSED)
                assert state == before or reachable(before, state), (deed, before, state)
                assert before not in ENDED or state == before  # an ended pair stays as it was for ever
                states[pk] = state
        transaction.set_rollback(True)


def reachable(before, after) -> bool:
    seen, todo = set(), [before]
    while todo:
        now = todo.pop()
        if now not in seen:
            seen.add(now)
            todo += STEPS[now]
    return after in seen


@pytest.mark.parametrize("promised", [True, False])
def test_of_two_who_have_both_looked_one_gets_the_place(promised, cycle, people, program, at):
    """Both see the same place free, then both write. Without the promise (the control) both would get it."""
    until = cycle.ends_on
    looked = [
        places_for(
            people[0], [one], "traditional", None, cycle.organisation, cycle.starts_on, until, at.date()
        )
        for one in people[1:3]
    ]
    assert looked[0] == looked[1]
    if not promised:
        lifted()
    taken = []
    for mentee, places in zip(people[1:3], looked, strict=True):
        pair = Mentorship.objects.create(
            organisation=cycle.organisation, cycle=cycle, mentor=people[0], starts_on=cycle.starts_on,
            ends_on=until, created_at=at,
        )  # fmt: skip
        try:
            actions._take_places(pair, [mentee], places)
            taken.append("done")
        except DomainError as error:
            taken.append(str(error))
    assert taken[0] == "done"
    assert (taken[1] == "done") is not promised
    assert bool(broken()) is not promised
    Member.objects.filter(mentorship=Mentorship.objects.order_by("-pk")[0]).delete()
    promises.keep(connection)


def lifted():
    """The promise of places taken away, as if it had never been."""
    promises.lift(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {promises.PLACE} DROP CONSTRAINT {promises.SEATS}")
    else:
        days = "SELECT p.starts_on, p.ends_on FROM mentorships_mentorship p WHERE p.id = NEW.mentorship_id"
        fill = f"UPDATE {promises.PLACE} SET (starts_on, ends_on) = ({days}) WHERE id = NEW.id"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TRIGGER place_filled AFTER INSERT ON {promises.PLACE} BEGIN {fill}; END")
