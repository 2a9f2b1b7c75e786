"""A programme from the draft to the end, and who may change what when."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.people.models import Person
from nastavnik.journey.mentorships import actions as pairs
from nastavnik.journey.mentorships.hard_checks import missing_before_order
from nastavnik.journey.mentorships.signals import mentorship_extended
from nastavnik.journey.programmes import actions, queries
from nastavnik.journey.programmes.evidence import approved
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.programmes.papers import programme_paper
from nastavnik.journey.programmes.states import STEPS, Mark, State
from nastavnik.paper import plain_text

DAY = dt.timedelta(days=1)


def test_the_draft_takes_the_deficits_of_the_bank(programme):
    assert programme.problem.startswith("Профессиональный запрос: Трудно удерживать внимание класса. ")
    assert programme.tasks[0] == "оказать помощь по направлению: дисциплина на уроке;"
    items = list(programme.items.all())
    assert [item.number for item in items] == list(range(1, 14))
    assert [item.deficit for item in items if item.deficit] == [
        *["class_management.discipline"] * 3,
        *["assessment.formative"] * 2,
        "digital.ai",
    ]


def test_a_pair_has_one_standing_programme(programme, pair, program, at):
    with pytest.raises(DomainError):
        actions.draft_programme(pair, by=program, at=at)
    assert actions.draft_programmes([pair], by=program, at=at) == []


def test_without_a_programme_no_order(pair, program, at, today):
    def words():
        return [str(line) for line in missing_before_order([pair], today)[pair.pk]]

    before = words()
    actions.draft_programme(pair, by=program, at=at)
    gone = set(before) - set(words())
    assert len(gone) == 1 and "Петрова" in gone.pop()


def test_agreed_approved_running_done_with_its_pair(programme, pair, cycle, program, at, today, monkeypatch):
    assert not approved(cycle, today).done
    actions.agree_programme(programme, on=today, by=program, at=at)
    with pytest.raises(DomainError):
        actions.change_programme(programme, goal="Другая", by=program, at=at)
    with pytest.raises(BadInput):
        actions.approve_programme(programme, on=today + DAY, by=program, at=at)
    actions.approve_programme(programme, on=today, by=program, at=at)
    assert approved(cycle, today).done
    monkeypatch.setattr(pairs, "missing_before_order", lambda rows, day: {row.pk: [] for row in rows})
    pairs.confirm_for_all(pair, words="на совещании", by=program, at=at)
    pairs.order_mentorship(pair, 1, by=program, at=at)
    pairs.start_mentorship(pair, by=program, at=at)
    assert queries.programme_of(pair).state == State.RUNNING
    pairs.complete_mentorship(pair, on=today, by=program, at=at)
    assert queries.programme_of(pair).state == State.DONE


def test_a_draft_can_be_rewritten_line_by_line(programme, program, at):
    item = programme.items.all()[2]
    actions.change_item(item, due=dt.date(2026, 12, 1), activity="Своё", by=program, at=at)
    with pytest.raises(BadInput):
        actions.change_item(item, due=dt.date(2027, 9, 1), by=program, at=at)
    count = programme.items.count()
    actions.remove_item(programme.items.all()[0], by=program, at=at)
    assert [row.number for row in programme.items.all()] == list(range(1, count))
    assert programme.items.get(activity="Своё").number == 2
    programme.refresh_from_db()  # the lines have their own copies of it
    new = actions.add_item(
        programme, activity="Ещё", direction="Другое", due=dt.date(2026, 12, 2), responsible="наставник",
        planned_result="Итог", by=program, at=at,
    )  # fmt: skip
    assert new.number == count


def test_an_empty_plan_is_not_approved(programme, program, at, today):
    programme.items.all().delete()
    with pytest.raises(DomainError):
        actions.approve_programme(programme, on=today, by=program, at=at)


def test_marks_need_an_approved_programme_and_a_day(programme, program, at, today):
    item = programme.items.all()[0]
    with pytest.raises(DomainError):
        actions.mark_item(item, Mark.DONE, on=today, by=program, at=at)
    actions.approve_programme(programme, on=today, by=program, at=at)
    item = programme.items.all()[0]
    for day in (None, today + DAY):
        with pytest.raises(BadInput):
            actions.mark_item(item, Mark.DONE, on=day, by=program, at=at)
    actions.mark_item(item, Mark.DONE, on=today, evidence="план занятия", by=program, at=at)
    progress = queries.progress_of(programme.items.all(), dt.date(2026, 10, 2))
    assert (progress.done, progress.due, progress.percent) == (1, 1, 8)


def test_a_new_version_keeps_the_words_and_what_is_not_done(programme, pair, program, at, today):
    actions.approve_programme(programme, on=today, by=program, at=at)
    actions.mark_item(programme.items.all()[0], Mark.DONE, on=today, by=program, at=at)
    lines = [item.activity for item in programme.items.all()][1:]
    new = actions.new_version(programme, by=program, at=at)
    assert (new.version, new.state, new.goal) == (2, State.DRAFT, programme.goal)
    assert [item.activity for item in new.items.all()] == lines
    assert Programme.objects.standing().get() == new
    assert programme.items.count() == 13  # the old version stays whole


def test_people_read_in_advance_are_not_read_again(programme):
    found = list(Programme.objects.with_people())
    with CaptureQueriesContext(connection) as seen:
        told = [
            (row.mentorship.mentor.surname, [one.surname for one in row.mentorship.mentees]) for row in found
        ]
    assert (told, len(seen)) == ([("Петрова", ["Орлов"])], 0)


def test_the_table_of_states_knows_every_state():
    assert set(STEPS) == set(State)


def test_the_approved_text_stays_whatever_changes_later(programme, pair, program, at, today):
    def text():
        return plain_text(programme_paper(Programme.objects.with_people().get(pk=programme.pk)))

    draft = text()
    person, head = pair.mentor, pair.organisation
    Person.objects.filter(pk=person.pk).update(post="ведущий методист")
    assert text() != draft  # a draft follows the cards
    Person.objects.filter(pk=person.pk).update(post=person.post)
    actions.approve_programme(programme, on=today, by=program, at=at)
    approved_text = text()
    Person.objects.update(post="ведущий методист", surname="Новая-Фамилия")
    type(head).objects.filter(pk=head.pk).update(full_name="Другая школа", head_surname="Иной")
    assert text() == approved_text
    actions.mark_item(programme.items.all()[0], Mark.DONE, on=today, by=program, at=at)
    assert text() != approved_text and "Новая-Фамилия" not in text()


def test_a_longer_term_is_a_new_version_to_be_approved(programme, pair, program, at, today):
    actions.approve_programme(programme, on=today, by=program, at=at)
    later = pair.ends_on + 20 * DAY
    type(pair).objects.filter(pk=pair.pk).update(ends_on=later)
    pair.ends_on = later
    mentorship_extended.send(type(pair), mentorship=pair, by=program, at=at)
    new = queries.programme_of(pair)
    assert (new.version, new.state, new.ends_on, new.frozen) == (2, State.DRAFT, later, {})
    old = Programme.objects.get(pk=programme.pk)
    assert (old.state, old.ends_on) == (State.REPLACED, programme.ends_on)
    paper = plain_text(programme_paper(Programme.objects.with_people().get(pk=new.pk)))
    assert "редакция № 2" in paper.replace("\u00a0", " ")
    assert "редакция" not in plain_text(programme_paper(Programme.objects.with_people().get(pk=old.pk)))
    actions.agree_programme(new, on=today, by=program, at=at)
    mentorship_extended.send(type(pair), mentorship=pair, by=program, at=at)
    assert queries.programme_of(pair).version == 2 and queries.programme_of(pair).state == State.DRAFT
