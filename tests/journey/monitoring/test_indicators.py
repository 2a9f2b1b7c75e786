"""The indicators against another count of the same raw rows, on generated years."""

import datetime as dt

import pytest

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.models import Consent
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.monitoring.actions import take_snapshots
from nastavnik.journey.monitoring.indicators import samples
from nastavnik.journey.monitoring.models import Snapshot
from nastavnik.journey.monitoring.samples import Sample, share
from nastavnik.journey.monitoring.years import read_year
from nastavnik.journey.programmes.models import PlanItem
from nastavnik.journey.training.models import Course, Participant

WORKING = ("active", "paused")
OVER = ("completed", "ended_early", "replaced")


def recount(cycle, today):
    """(code, part) → (numerator, denominator), row by row, in the plainest way."""
    teachers = [
        p for p in Person.objects.all() if p.is_teaching and (p.employed_to is None or p.employed_to >= today)
    ]
    pairs = [
        m
        for m in Mentorship.objects.all()
        if m.state in WORKING or (m.cycle_id == cycle.pk and m.state in OVER)
    ]
    in_pair, mentee_of, mentor_of = {}, {}, {}
    for m in pairs:
        mentor_of[m.mentor_id] = in_pair[m.mentor_id] = True
        for member in m.members.all():
            mentee_of[member.mentee_id] = in_pair[member.mentee_id] = True

    found = {}

    def tell(code, rows, rule, part=""):
        rows = list(rows)
        found[code, part] = (sum(1 for row in rows if rule(row)), len(rows))

    tell("I1", teachers, lambda p: p.pk in in_pair)
    young = [p for p in teachers if (months := p.service_on("teaching", today)) is not None and months < 36]
    tell("I2", young, lambda p: p.pk in mentee_of)
    tell("I3", pairs, lambda m: bool(m.order_document_id))
    keys = {m.pk for m in pairs}
    items = [
        item
        for item in PlanItem.objects.select_related("programme")
        if item.programme.mentorship_id in keys and item.programme.state != "replaced" and item.due <= today
    ]
    tell("I5", items, lambda item: item.mark == "done")
    mentees = {
        member.mentee
        for m in Mentorship.objects.filter(state__in=WORKING + OVER)
        for member in m.members.select_related("mentee")
    }
    for years in (1, 2, 3):
        long_ago = [p for p in mentees if p.employed_from <= today.replace(year=today.year - years)]

        def stayed(p, years=years):
            if p.employed_to is None:
                return True
            day = (p.employed_from.month, p.employed_from.day)
            return (p.employed_to.year, p.employed_to.month, p.employed_to.day) >= (
                p.employed_from.year + years,
                *(day if day != (2, 29) else (2, 28)),
            )

        tell("I6", long_ago, stayed, str(years))
    ended = [m for m in pairs if m.state in ("completed", "ended_early")]
    tell("I7", ended, lambda m: m.end_reason == "fulfilled")
    taught = {p.person_id for p in Participant.objects.all() if p.attended_at} | {
        c.person_id for c in Course.objects.all() if cycle.starts_on <= c.issued_on <= today
    }
    tell("I9", mentor_of, lambda pk: pk in taught)
    signed = {(c.person_id, c.kind) for c in Consent.objects.all() if c.state == "signed"}
    at_work = {m.mentor_id for m in pairs if m.state in WORKING} | {
        member.mentee_id for m in pairs if m.state in WORKING for member in m.members.all()
    }
    tell("I10", at_work, lambda pk: {(pk, "processing"), (pk, "mentoring")} <= signed)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_every_indicator_equals_a_recount_of_the_raw_rows(generate, cycle, today, seed):
    generate(seed, people=8 + 4 * seed)
    counted = {
        key: (one.numerator, one.denominator)
        for key, one in samples(read_year(cycle, today)).items()
        if one is not None
    }
    assert counted == recount(cycle, today)


def test_what_no_room_counts_is_no_data_and_not_nought(generate, cycle, today, monkeypatch):
    from nastavnik.journey.monitoring import counts

    monkeypatch.setattr(counts, "_counts", {})
    generate(1)
    found = samples(read_year(cycle, today))
    assert (found["I11", ""], found["I12", ""]) == (None, None)

    counts.count("practices.published")(
        lambda cycle, today: share("practice", {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 9})
    )
    counts.count("publications")(lambda cycle, today: share("event", {5, 6}, {6, 7}))
    found = samples(read_year(cycle, today))
    ended = frozenset(Mentorship.objects.filter(state__in=OVER[:2]).values_list("pk", flat=True))
    assert found["I11", ""] == Sample("practice", ended, frozenset({1, 9}), within=False)
    assert found["I12", ""] == Sample("event", frozenset({5, 6}), frozenset({6}))
    with pytest.raises(ValueError, match="registered already"):
        counts.count("publications")(lambda cycle, today: None)


def test_the_year_is_read_in_a_fixed_number_of_queries(generate, cycle, today, django_assert_num_queries):
    generate(5, people=30)
    with django_assert_num_queries(10):
        read_year(cycle, today)
    generate(7, people=48)
    with django_assert_num_queries(10):
        read_year(cycle, today)


def test_the_month_is_kept_once_and_written_over(generate, cycle, in_school, today, program, at):
    generate(4)
    first = take_snapshots(in_school, by=program, at=at)
    kept = {
        (row.code, row.part): (row.numerator, row.denominator)
        for row in Snapshot.objects.filter(code__startswith="I")
    }
    assert kept == recount(cycle, today)
    assert first == Snapshot.objects.count()
    assert take_snapshots(in_school, by=program, at=at) == 0, "nothing has changed"

    Mentorship.objects.filter(state="active").update(order_document_id=77)
    again = take_snapshots(in_school, by=program, at=at + dt.timedelta(hours=1))
    assert (again, Snapshot.objects.count()) == (1, first)

    october = at.replace(month=10)
    assert take_snapshots(in_school, by=program, at=october) == first
    assert Snapshot.objects.count() == 2 * first
    assert Snapshot.objects.current().count() == first
    assert set(Snapshot.objects.current().values_list("month", flat=True)) == {dt.date(2026, 10, 1)}
