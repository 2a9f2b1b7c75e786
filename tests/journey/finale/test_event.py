"""The event from the plan to the rewards: what stands against each step, papers from the data, evidence, presence."""

import datetime as dt

import pytest
from django.urls import reverse

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.finale.actions import applications, awards, events, papers
from nastavnik.journey.finale.actions.attendance import open_attendance
from nastavnik.journey.finale.actions.judging import recuse, rule
from nastavnik.journey.finale.forms import EventForm, initial_of
from nastavnik.journey.finale.models import Application, Award, Nomination, ProgrammeLine
from nastavnik.journey.finale.rewards import proposed
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.roadmap.evidence import registered
from nastavnik.journey.training.models import Participant, Session
from nastavnik.paper import plain_text


def values(event, **changed):
    names = ("on", "time", "place", "manner", "responsible", "until", "least_scores")
    lines = [(one.time, one.words, one.speaker) for one in event.lines.all()]
    titles = [one.title for one in event.nominations.all()]
    return {name: getattr(event, name) for name in names} | {"lines": lines, "nominations": titles} | changed


def test_one_event_a_year_within_the_year(event, cycle, deed):
    with pytest.raises(DomainError):
        events.plan_event(cycle, **values(event), **deed)
    for wrong in ({"on": dt.date(2028, 1, 1)}, {"until": dt.date(2026, 9, 8)}):
        with pytest.raises(BadInput):
            events.change_event(event, **values(event, **wrong), **deed)


def test_a_nomination_with_a_work_stays(event, works, deed):
    with pytest.raises(BadInput, match="Наставническая пара года"):
        events.change_event(event, **values(event, nominations=["Новая"]), **deed)
    events.change_event(event, **values(event, nominations=["Новая", "Наставническая пара года"]), **deed)
    assert [one.title for one in Nomination.objects.filter(event=event)] == [
        "Новая",
        "Наставническая пара года",
    ]


def test_the_programme_is_read_line_by_line(event):
    people = []
    typed = initial_of(
        event, ProgrammeLine.objects.filter(event=event), Nomination.objects.filter(event=event)
    )
    assert typed["programme"] == "14:00; Открытие; Соколова Е. В.\nНаграждение"
    form = EventForm({**typed, "responsible": ""}, people=people)
    assert form.is_valid(), form.errors
    assert form.values()["lines"] == [(dt.time(14), "Открытие", "Соколова Е. В."), (None, "Награждение", "")]
    for wrong, told in (
        ("25:00; Открытие", "25:00"),
        ("Открытие\n10:00; ", "2"),
        ("утром; Открытие", "утром"),
    ):
        form = EventForm({**typed, "responsible": "", "programme": wrong}, people=people)
        assert told in form.errors["programme"][0]


def test_applications_open_and_end(event, pairs, deed, at):
    first = Nomination.objects.filter(event=event)[0]
    words = {"nomination": first, "title": "Урок", "summary": "Да", "achieved": "Нет"}
    with pytest.raises(DomainError):
        applications.apply(event, pairs[0], **words, **deed)
    events.open_applications(event, **deed)
    work = applications.apply(event, pairs[0], **words, **deed)
    again = applications.apply(event, pairs[0], **(words | {"title": "Урок вдвоём"}), **deed)
    assert (again.pk, Application.objects.get().title) == (work.pk, "Урок вдвоём")
    applications.withdraw(again, **deed)
    assert not Application.objects.standing().exists()
    assert applications.apply(event, pairs[0], **words, **deed).withdrawn_at is None
    Mentorship.objects.filter(pk=pairs[1].pk).update(state="proposed")
    pairs[1].refresh_from_db()
    with pytest.raises(DomainError):
        applications.apply(event, pairs[1], **words, **deed)
    with pytest.raises(DomainError):
        applications.apply(event, pairs[2], **words, by=deed["by"], at=at + dt.timedelta(days=1))


@pytest.fixture
def counted(judging, jury, works, score, deed):
    """The first work has won; the member from outside has a conflict with the second."""
    score(jury[0], works[0], 3, 3, 3)
    score(jury[1], works[0], 3, 2, 2)
    score(jury[0], works[1], 1, 1, 1)
    score(jury[2], works[1], 2, 1, 1)
    recuse(jury[1], works[1], words="Научный руководитель", **deed)
    events.close_judging(judging, **deed)
    return judging


def test_the_order_is_written_from_the_data(event, jury, deed):
    order = papers.prepare_order(event, **deed)
    text = plain_text(make_paper(order))
    for words in (
        "7 сентября 2026", "14:00", "Актовый зал", "Открытие", "Соколова Е. В.", "«Наставническая пара года»",
        "Жукова Инна Олеговна, методист", "Туманова Лидия Сергеевна, доцент, институт развития",
    ):  # fmt: skip
        assert words in text.replace("\N{NO-BREAK SPACE}", " "), words
    events.change_event(event, **values(event, place="Библиотека"), **deed)
    assert papers.prepare_order(event, **deed).pk == order.pk
    order.refresh_from_db()
    assert "Библиотека" in plain_text(make_paper(order))


def test_a_chair_from_outside_heads_the_list(event, jury, deed):
    from nastavnik.journey.finale.actions.jury import make_chair

    make_chair(jury[1], **deed)
    rows = plain_text(make_paper(papers.prepare_order(event, **deed))).splitlines()
    chairs = [row for row in rows if "председатель" in row and "Туманова" in row]
    assert len(chairs) == 1


def test_the_protocol_has_results_conflicts_and_rulings(counted, deed):
    text = plain_text(make_paper(papers.prepare_protocol(counted, **deed))).replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Оценено практик: 2, выставлено оценок: 4",
        "Туманова Лидия Сергеевна не оценивает практику «Дневник наставника» (Научный руководитель).",
        "«Урок вдвоём»", "8 (1 место)", "3,5 (2 место)", "4 чел.",
    ):  # fmt: skip
        assert words in text, words


def test_no_protocol_before_the_count_or_with_open_equals(judging, jury, works, score, deed):
    with pytest.raises(DomainError):
        papers.prepare_protocol(judging, **deed)
    for work in works:
        score(jury[0], work, 2, 2, 2)
        score(jury[1], work, 2, 2, 2)
    events.close_judging(judging, **deed)
    for refused in (papers.prepare_protocol, awards.prepare_rewards_order):
        with pytest.raises(DomainError):
            refused(judging, **deed)
    with pytest.raises(DomainError):
        proposed(judging)
    first = Nomination.objects.select_related("event").filter(event=judging)[0]
    rule(first, favoured=works[1], words="Шире применима", **deed)
    text = plain_text(make_paper(papers.prepare_protocol(judging, **deed))).replace("\N{NO-BREAK SPACE}", " ")
    assert "первое место присудить практике «Дневник наставника»: Шире применима." in text


def test_a_signed_protocol_closes_the_way_back(counted, deed, today):
    sign_document(
        papers.prepare_protocol(counted, **deed), date=today, number="1", despite="Проверено", **deed
    )
    with pytest.raises(DomainError):
        events.back_to_judging(counted, **deed)
    assert counted.state == "closed"


def test_the_roadmap_hears_of_order_and_event(counted, cycle, deed, today):
    def told():
        found = [registered(f"finale.{code}")(cycle, today) for code in ("order", "event")]
        return [(one.done, one.have, one.need) for one in found]

    assert told() == [(False, 0, 1), (False, 0, 2)]
    sign_document(papers.prepare_order(counted, **deed), date=today, number="2", despite="Проверено", **deed)
    assert told() == [(True, 1, 1), (False, 0, 2)]
    events.hold_event(counted, **deed)
    sign_document(
        papers.prepare_protocol(counted, **deed), date=today, number="1", despite="Проверено", **deed
    )
    assert told() == [(True, 1, 1), (True, 2, 2)]


def test_an_event_is_not_held_before_its_day(counted, deed):
    counted.on = dt.date(2026, 9, 8)
    with pytest.raises(DomainError):
        events.hold_event(counted, **deed)


def test_rewards_follow_the_places(counted, works, jury, pairs, deed):
    rows = [(one.person.pk, one.kind, one.degree) for one in proposed(counted)]
    assert rows == [
        (pairs[0].mentor_id, "award.diploma", "I степени"),
        (pairs[0].mentees[0].pk, "award.diploma", "I степени"),
        (pairs[1].mentor_id, "award.diploma", "II степени"),
        (pairs[1].mentees[0].pk, "award.diploma", "II степени"),
        (jury[0].person_id, "award.thanks", ""),
        (jury[2].person_id, "award.thanks", ""),
        (jury[3].person_id, "award.thanks", ""),
    ]


def test_a_batch_is_signed_once_and_can_be_proved(counted, deed, settings, client):
    settings.CSRF_TRUSTED_ORIGINS = ["https://n.example.org"]
    keys = [one.key for one in proposed(counted)]
    with pytest.raises(BadInput):
        awards.issue_awards(counted, ["award.diploma:1:987654"], **deed)
    for _time in range(2):
        awards.issue_awards(counted, keys, **deed)
        for award in Award.objects.all():
            awards.sign_award(award.pk, **deed)
    made = Document.objects.filter(kind__startswith="award.").order_by("pk")
    assert (Award.objects.count(), made.count(), {one.state for one in made}) == (7, 7, {"in_force"})
    assert all(one.has for one in proposed(counted))
    text = plain_text(make_paper(made[0])).replace("\N{NO-BREAK SPACE}", " ")
    assert "I степени" in text
    assert "практику наставничества «Урок вдвоём»" in text
    assert "в номинации «Наставническая пара года»" in text
    proof = client.get(reverse("proof:paper", args=[made[0].token]))
    assert proof.status_code == 200
    assert "Петрова" not in proof.content.decode()
    order = plain_text(make_paper(awards.prepare_rewards_order(counted, **deed)))
    assert "Петрову" in order


def test_people_are_asked_and_marked_by_the_door_of_training(event, works, pairs, deed):
    session = open_attendance(event, **deed)
    asked = set(Participant.objects.filter(session=session).values_list("person_id", flat=True))
    everybody = {person.pk for pair in pairs for person in (pair.mentor, *pair.mentees)}
    assert everybody < asked
    assert len(asked) == len(everybody) + 2  # two of the jury are of the staff and of no pair
    assert open_attendance(event, **deed).pk == session.pk
    assert Participant.objects.filter(session=session).count() == len(asked)
    events.change_event(event, **values(event, place="Библиотека"), **deed)
    assert Session.objects.get().place == "Библиотека"


def test_the_list_of_presentations_names_works_and_people(event, works, deed):
    text = plain_text(make_paper(papers.prepare_list(event, **deed))).replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Урок вдвоём",
        "Петрова Анна Сергеевна, учитель математики",
        "Наставническая пара года",
        "14:00",
    ):
        assert words in text
