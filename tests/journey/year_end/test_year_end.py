"""The end of a year: the checklist, closing with reasons, the archive, the next year."""

import csv
import datetime as dt
import hashlib
import io
import re
import zipfile
from urllib.parse import unquote

import pytest
from django.urls import reverse
from django_scopes import scope

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import keep_file
from nastavnik.foundation.files.models import StoredFile
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.jobs.running import run_job
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.journey.mentorships.evidence import states_of_pairs
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.orders.actions import prepare_regulation_order
from nastavnik.journey.roadmap.actions import change_item, tick_item
from nastavnik.journey.roadmap.models import Item
from nastavnik.journey.roadmap.own_points import add_point
from nastavnik.journey.year_end import actions, queries
from nastavnik.journey.year_end.archive.span import Span
from nastavnik.journey.year_end.models import YearEnd

NEXT = {"name": "2027/2028", "starts_on": dt.date(2027, 9, 1), "ends_on": dt.date(2028, 5, 31)}


@pytest.fixture
def page(school):
    return lambda name, pk=None: reverse(f"year_end:{name}", args=[school.slug, *([pk] if pk else [])])


@pytest.fixture
def reasons(cycle, today):
    """A reason for every group that is unfinished now."""
    return lambda: {
        group.number: f"Причина {group.number}"
        for group in queries.unfinished(queries.checklist(cycle, today))
    }


@pytest.fixture
def pair(cycle, in_school, mentor, mentee, today):
    """A pair at work, made by hand: `pair(ends_on)`."""
    from nastavnik.foundation.people.models import Person

    def make(ends_on, **values):
        made = Mentorship.objects.create(
            organisation=in_school, cycle=cycle, mentor=Person.objects.get(account=mentor), state="active",
            starts_on=today, ends_on=ends_on, created_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), **values,
        )  # fmt: skip
        made.members.create(
            mentee=Person.objects.get(account=mentee), mentor=made.mentor, starts_on=today, seat=1, seats=2
        )
        return made

    return make


def test_the_checklist_names_each_open_point_once_and_leads_to_it(cycle, today, in_school, program, at):
    groups = queries.checklist(cycle, today)
    assert [group.number for group in groups] == [1, 2, 3, 4, 5, 6, 7, 0]
    assert all(line.url for group in groups for line in group.lines)
    item = add_point(cycle, 5, title="Своё", deadline_kind="always", by=program, at=at)
    told = "\n".join(str(line.words) for group in queries.checklist(cycle, today) for line in group.lines)
    assert told.count(f"{item.number}. ") == 1
    tick_item(item, done_on=today, note="Сделано", by=program, at=at)
    after = "\n".join(str(line.words) for group in queries.checklist(cycle, today) for line in group.lines)
    assert f"{item.number}. " not in after


def test_closing_wants_a_reason_for_every_open_stage_and_keeps_them(cycle, reasons, program, at, in_school):
    wanted = reasons()
    assert len(wanted) > 2
    short = dict(list(wanted.items())[1:])
    with pytest.raises(BadInput) as refused:
        actions.close_year(cycle, reasons=short, by=program, at=at)
    assert refused.value.fields.keys() == {f"stage_{next(iter(wanted))}"}
    cycle.refresh_from_db()
    assert cycle.is_open and not YearEnd.objects.filter(cycle=cycle).exists()

    end = actions.close_year(cycle, reasons=wanted, by=program, at=at)
    cycle.refresh_from_db()
    assert not cycle.is_open
    assert {one["stage"] for one in end.left} == set(wanted)
    assert end.reasons == {str(number): words for number, words in wanted.items()}
    deeds = list(Entry.objects.of(in_school.pk).order_by("number").values_list("deed", flat=True))[-2:]
    assert deeds == ["roadmap.close_cycle", "year.close"]
    with pytest.raises(DomainError):
        actions.close_year(cycle, reasons=wanted, by=program, at=at)


def test_the_next_year_takes_own_points_and_words_with_moved_days(cycle, reasons, program, at, in_school):
    deed = {"by": program, "at": at}
    own = {"title": "Неделя открытых уроков", "deadline_kind": "date", "due_on": dt.date(2027, 2, 15)}
    add_point(cycle, 5, **own, **deed)
    change_item(Item.objects.get(cycle=cycle, number="1.1"), responsible="Заместитель директора", **deed)
    with pytest.raises(DomainError):  # not closed yet
        actions.begin_next_year(cycle, **NEXT, **deed)
    actions.close_year(cycle, reasons=reasons(), **deed)
    made = actions.begin_next_year(cycle, **NEXT, **deed)
    carried = Item.objects.get(cycle=made, own=True)
    assert (carried.title, carried.due_on, carried.stage) == (own["title"], dt.date(2028, 2, 15), 5)
    point = Item.objects.get(cycle=made, number="1.1")
    assert (point.responsible, point.due_on) == ("Заместитель директора", dt.date(2027, 9, 15))
    official = Item.objects.filter(cycle=cycle, own=False).count()
    assert Item.objects.filter(cycle=made, own=False).count() == official
    assert queries.end_of(cycle).next_cycle == made
    with pytest.raises(DomainError):
        actions.begin_next_year(cycle, **NEXT | {"name": "ещё"}, **deed)


def test_a_year_opened_by_hand_is_filled_and_not_doubled(cycle, reasons, program, at, in_school):
    from nastavnik.journey.roadmap.actions import open_cycle
    from nastavnik.journey.roadmap.models import Cycle

    deed = {"by": program, "at": at}
    ready = open_cycle(in_school, **NEXT, **deed)
    actions.close_year(cycle, reasons=reasons(), **deed)
    assert actions.begin_next_year(cycle, **NEXT, **deed) == ready
    assert Cycle.objects.filter(organisation=in_school).count() == 2


def test_a_pair_that_spans_counts_in_both_years_and_one_that_ended_does_not(
    cycle, pair, reasons, program, at, in_school
):
    long = pair(dt.date(2027, 12, 1))
    deed = {"by": program, "at": at}
    actions.close_year(cycle, reasons=reasons(), **deed)
    made = actions.begin_next_year(cycle, **NEXT, **deed)
    assert states_of_pairs(cycle) == {long.pk: "active"} == states_of_pairs(made)
    Mentorship.objects.filter(pk=long.pk).update(state="completed", ended_on=dt.date(2027, 6, 1))
    assert (states_of_pairs(cycle), states_of_pairs(made)) == ({long.pk: "completed"}, {})


def gathered(enter, account, page, cycle):
    answer = enter(account).post(page("archive", cycle.pk), {"_once": "z"})
    job = Job.objects.get(pk=int(answer.url.rstrip("/").split("/")[-1]))
    run_job(job.pk)
    job.refresh_from_db()
    return job


def test_the_archive_is_whole_and_is_read_without_the_program(
    cycle, pair, page, enter, curator, program, at, today, in_school
):
    deed = {"by": program, "at": at}
    signed = prepare_regulation_order(cycle, **deed)
    sign_document(signed, number="14-а", date=today, despite="Проверено", **deed)
    signed.refresh_from_db()
    pair(dt.date(2027, 5, 25))
    photo = keep_file(in_school, b"\x89PNG proof", name="фото <урок>.png", media_type="image/png", **deed)
    old = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    alien = keep_file(in_school, b"old", name="old.png", media_type="image/png", by=program, at=old)
    job = gathered(enter, curator, page, cycle)
    assert job.state == "done"
    with scope(organisation=in_school):
        kept = StoredFile.objects.get(pk=job.result["file"])
    answer = enter(curator).get(job.result["url"])
    assert hashlib.sha256(answer.content).hexdigest() == kept.sha256
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    inside = set(archive.namelist())

    listed = dict(reversed(line.split("  ", 1)) for line in archive.read("sha256.txt").decode().splitlines())
    assert set(listed) == inside - {"sha256.txt"}
    assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in listed} == listed

    index = archive.read("index.html").decode()
    links = {unquote(one) for one in re.findall(r'href="([^"#]+)"', index)}
    assert not [one for one in links if one.startswith(("http", "/"))]
    assert links <= inside  # every link leads to a file of the archive
    assert inside - links <= {"index.html", "ПРОЧТИ МЕНЯ.txt"}  # and every file is named in the contents
    assert "curator" in index and "персональные данные" in index

    frozen = {hashlib.sha256(archive.read(name)).hexdigest() for name in inside if name.endswith(".docx")}
    assert signed.sha256 in frozen
    assert (
        hashlib.sha256(archive.read(next(n for n in inside if n.endswith(".png")))).hexdigest()
        == photo.sha256
    )
    assert alien.sha256 not in listed.values()
    pairs = next(name for name in inside if "Пары и группы.csv" in name)
    rows = list(csv.reader(io.StringIO(archive.read(pairs).decode("utf-8-sig")), delimiter=";"))
    assert rows[3][:2] == ["Петрова Анна Сергеевна", "Орлов Дмитрий Ильич"]
    deeds = set(Entry.objects.of(in_school.pk).values_list("deed", flat=True))
    assert {"year.archive", "year.take_archive"} <= deeds


def test_a_file_lost_by_the_disk_is_named_and_costs_nothing_else(
    cycle, page, enter, curator, program, at, in_school
):
    from pathlib import Path

    from django.core.files.storage import default_storage

    kept = keep_file(in_school, b"x", name="пропал.png", media_type="image/png", by=program, at=at)
    Path(default_storage.path(kept.place)).unlink()
    job = gathered(enter, curator, page, cycle)
    assert job.state == "done"
    archive = zipfile.ZipFile(io.BytesIO(enter(curator).get(job.result["url"]).content))
    assert "пропал.png" in archive.read("index.html").decode()


def test_who_may_what(cycle, page, enter, head, curator, mentor, stranger, sign_up, school):
    council = sign_up("council", school, "council")
    paths = [page("year", cycle.pk), page("close", cycle.pk), page("archive", cycle.pk)]
    seen = {
        who.login: [enter(who).get(path).status_code for path in paths]
        for who in (curator, head, council, mentor, stranger)
    }
    assert seen == {
        "curator": [200, 200, 200],
        "head": [200, 403, 200],
        "council": [200, 403, 403],
        "mentor": [403, 403, 403],
        "stranger": [404, 404, 404],
    }
    assert enter(curator).get(page("next", cycle.pk)).status_code == 409  # not closed yet


def test_the_pages_walk_from_closing_to_the_next_year(cycle, page, enter, curator, reasons, in_school):
    browser = enter(curator)
    bare = browser.post(page("close", cycle.pk), {"_once": "a"})
    assert bare.status_code == 422
    sent = {f"stage_{number}": words for number, words in reasons().items()}
    assert browser.post(page("close", cycle.pk), sent | {"_once": "b"}).url == page("year", cycle.pk)
    shown = browser.get(page("year", cycle.pk)).content.decode()
    assert all(words in shown for words in sent.values())
    before = browser.get(page("next", cycle.pk)).content.decode()
    assert "Что не переносится" in before and "2027/2028" in before
    answer = browser.post(page("next", cycle.pk), NEXT | {"_once": "c"})
    assert answer.status_code == 302
    assert "2027/2028" in browser.get(page("year", cycle.pk)).content.decode()


def test_the_span_begins_after_the_year_before(cycle, today):
    assert Span(cycle, today).first == dt.date(2026, 6, 1)
    assert Span(cycle, today).last == today
