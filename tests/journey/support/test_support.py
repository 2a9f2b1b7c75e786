"""Those without a pair: cases follow the data, the search tells once, waiting counts, private notes stay private."""

import datetime as dt

import pytest
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.jobs.running import run_job
from nastavnik.foundation.notify.models import Notice
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.actions import prepare_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.register.actions.candidates import decide_candidates
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import registered
from nastavnik.journey.support import actions, queries
from nastavnik.journey.support.models import Candidate, Case, Note
from nastavnik.journey.support.schedule import SEARCH
from nastavnik.journey.support.search import keep_findings, work_out
from nastavnik.journey.support.states import Ending, Why
from nastavnik.journey.support.tasks import nightly
from nastavnik.paper import plain_text

YOUNG = {"service_total": 6, "service_teaching": 6, "service_here": 6, "category": "none", "birth_year": 2001}
SKILLED = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


@pytest.fixture
def include(deed):
    """`include(person)` takes somebody's place in the bank into it."""

    def take(model, *people):
        entries = list(
            model.objects.open().filter(person__in=people).select_related("person", "organisation")
        )
        assert len(entries) == len(people)
        decide_candidates(entries, EntryState.INCLUDED, reason="совет", **deed)

    return take


@pytest.fixture
def mentee_card(mentee, include):
    person = Person.objects.get(account=mentee)
    include(MenteeEntry, person)
    return person


@pytest.fixture
def look(in_school, deed, today):
    """One search, as its job does it; gives how many candidates are new."""

    def go():
        actions.refresh(in_school, **deed)
        return keep_findings(in_school, work_out(in_school, today), **deed)

    return go


def test_the_search_is_asked_for_once_however_many_changes_come(hire, in_school):
    for name in ("Ким Олег Ильич", "Лапин Олег Юрьевич", "Зуева Нина Ильинична"):
        hire(name, **YOUNG)
    assert Job.objects.filter(kind=SEARCH).count() == 1


def test_a_case_opens_from_the_data_and_says_what_would_help(
    mentee_card, mentor, include, curator, look, today, hire
):
    assert look() == 0
    case = Case.objects.get()
    assert (case.person, case.why, case.review_on) == (mentee_card, Why.NO_FIT, today + dt.timedelta(days=14))
    include(MentorEntry, Person.objects.get(account=mentor))
    MentorEntry.objects.update(max_mentees=0)
    assert look() == 0
    case.refresh_from_db()
    assert case.why in (Why.NO_FIT, Why.NO_PLACE) and case.explained
    assert any("Петрова" in said for said in queries.explained(case, "ru"))
    assert not Notice.objects.exists()


def test_a_new_candidate_is_told_once_with_reasons(mentee_card, mentor, include, curator, look):
    look()
    include(MentorEntry, Person.objects.get(account=mentor))
    assert look() == 1
    notice = Notice.objects.get(account=curator)
    assert "Петрова А." in notice.words.replace("\u00a0", " ") and "атематика" in notice.words
    assert (look(), Notice.objects.count()) == (0, 1)
    case = Case.objects.get()
    assert case.why == Why.FOUND and [one.free for one in case.candidates.all()] == [True]
    MentorEntry.objects.update(max_mentees=0)
    look()
    assert [one.free for one in Case.objects.get().candidates.all()] == [False]
    MentorEntry.objects.update(max_mentees=2)
    assert (look(), Notice.objects.count()) == (0, 1)  # known already


def test_an_undecided_mentor_is_no_candidate(mentee_card, mentor, look):
    assert look() == 0 and not Candidate.objects.exists()


def test_who_waits_longer_goes_first(mentee_card, mentor, hire, include, look, today):
    later = hire("Белов Иван Олегович", post="учитель математики", subjects=["математика"], **YOUNG)
    include(MenteeEntry, later)
    include(MentorEntry, Person.objects.get(account=mentor))
    MentorEntry.objects.update(max_mentees=1)
    for first in (mentee_card, later):
        Candidate.objects.all().delete()
        MenteeEntry.objects.update(joined_on=today)
        MenteeEntry.objects.filter(person=first).update(joined_on=today - dt.timedelta(days=65))
        look()
        assert [one.case.person for one in Candidate.objects.filter(free=True)] == [first]


def test_more_than_three_at_once_are_told_in_one_line(mentor, hire, include, curator, look):
    names = ("Белов Иван Олегович", "Ким Олег Ильич", "Лапин Олег Юрьевич", "Зуева Нина Ильинична")
    include(MenteeEntry, *(hire(name, subjects=["математика"], **YOUNG) for name in names))
    include(MentorEntry, Person.objects.get(account=mentor))
    MentorEntry.objects.update(max_mentees=6)
    assert look() == 4
    assert Notice.objects.get(account=curator).words.startswith("Появились подходящие наставники для 4")


def test_the_evidence_wants_a_plan_for_everybody_without_a_pair(mentee_card, cycle, look, deed, today):
    evidence = registered("support.unpaired")
    look()
    told = evidence(cycle, today)
    assert (told.done, told.have, told.need, len(told.missing)) == (False, 0, 1, 1)
    case = Case.objects.get()
    actions.add_step(case, who="psychologist", what="Беседа", **deed)
    assert evidence(cycle, today).done
    late = case.review_on + dt.timedelta(days=1)
    assert not evidence(cycle, late).done
    actions.review(case, by=deed["by"], at=deed["at"] + dt.timedelta(days=15))
    assert evidence(cycle, late).done


def test_time_alone_ends_nothing_and_reviews_are_told_once(mentee_card, curator, look, in_school, deed):
    look()
    for days in (20, 21, 400):
        nightly(in_school, by=deed["by"], at=deed["at"] + dt.timedelta(days=days))
    assert Case.objects.get().state == "open"
    assert Notice.objects.filter(account=curator).count() == 1


def test_a_case_closes_when_the_mentee_leaves_the_bank(mentee_card, look, deed):
    look()
    entry = MenteeEntry.objects.select_related("organisation").get(person=mentee_card)
    decide_candidates([entry], EntryState.RESERVE, reason="по просьбе", **deed)
    look()
    assert Case.objects.get().ending == Ending.BANK


def test_private_notes_are_read_by_those_who_support_alone(
    mentee_card, look, school, sign_up, curator, head, enter
):
    look()
    case = Case.objects.get()
    psychologist = sign_up("psychologist", school, "psychologist")
    page = reverse("support:case", args=[school.slug, case.pk])
    write = reverse("support:note", args=[school.slug, case.pk])
    assert enter(psychologist).post(write, {"body": " "}).status_code == 422
    assert enter(psychologist).post(write, {"body": "Тревожится перед уроками"}).status_code == 302
    assert "Тревожится" in enter(psychologist).get(page).content.decode()
    for account in (curator, head):
        browser = enter(account)
        assert browser.post(write, {"body": "Моё"}).status_code == 403
        shown = browser.get(page)
        assert shown.status_code == 200 and "Тревожится" not in shown.content.decode()
        assert shown.context["notes"] == []
    assert Note.objects.count() == 1
    assert "Тревожится" not in str(list(Entry.objects.values_list("before", "after")))


def test_the_register_on_paper_and_as_a_file_names_no_note(mentee_card, look, school, deed, curator, enter):
    look()
    case = Case.objects.get()
    actions.add_step(case, who="methodist", what="Посещение урока", **deed)
    actions.write_note(case, body="Тревожится", **deed)
    document = prepare_document(school, "support.register", title="Реестр", **deed)
    said = plain_text(make_paper(document)).replace("\u00a0", " ")
    assert "Орлов Дмитрий Ильич" in said and "методист: Посещение урока" in said and "Тревожится" not in said
    answer = enter(curator).get(reverse("support:export", args=[school.slug, "csv"]))
    table = answer.content.decode("utf-8-sig")
    assert "Орлов" in table and "curator" in table and "Тревожится" not in table
    assert Entry.objects.filter(deed="support.export").count() == 1


def test_the_plan_through_the_pages(mentee_card, look, school, curator, mentor, enter):
    look()
    case = Case.objects.get()
    desk, where = enter(curator), reverse("support:add_step", args=[school.slug, case.pk])
    assert desk.post(where, {"who": "psychologist", "what": ""}).status_code == 422
    desk.post(where, {"who": "psychologist", "what": "Беседа", "due_on": "2026-09-20"})
    desk.post(where, {"who": "curator", "what": "Лишнее"})
    first, second = case.steps.order_by("pk")
    desk.post(reverse("support:step", args=[school.slug, first.pk, "done"]), {"result": "Договорились"})
    desk.post(reverse("support:step", args=[school.slug, second.pk, "remove"]))
    assert desk.post(reverse("support:step", args=[school.slug, first.pk, "remove"])).status_code == 409
    assert [(one.what, one.result) for one in case.steps.all()] == [("Беседа", "Договорились")]
    assert enter(mentor).get(reverse("support:case", args=[school.slug, case.pk])).status_code in (403, 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(
    count, hire, include, look, deed, school, curator, enter, django_assert_num_queries
):
    names = ("Белов Иван Олегович", "Ким Олег Ильич", "Лапин Олег Юрьевич")[:count]
    include(MenteeEntry, *(hire(name, **YOUNG) for name in names))
    look()
    for case in Case.objects.order_by("pk"):
        actions.add_step(case, who="psychologist", what="Беседа", **deed)
    browser = enter(curator)
    browser.get(reverse("support:list", args=[school.slug]))
    with django_assert_num_queries(9):
        browser.get(reverse("support:list", args=[school.slug]))


@pytest.mark.django_db(transaction=True)
def test_the_job_does_it_all(mentee_card, mentor, include, curator, in_school):
    include(MentorEntry, Person.objects.get(account=mentor))
    job = Job.objects.get(kind=SEARCH)
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["new"]) == ("done", 1)
    assert Candidate.objects.count() == 1
