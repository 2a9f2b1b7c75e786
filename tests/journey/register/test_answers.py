"""What is answered in a questionnaire flows into the banks; the curator's own words are never overwritten."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.notify.models import Notice
from nastavnik.instruments.surveys.actions.answers import decline, keep_answers, send_answers
from nastavnik.instruments.surveys.actions.campaigns import start_campaign
from nastavnik.instruments.surveys.actions.questionnaires import take_ready
from nastavnik.instruments.surveys.models import Invitation, Response, Version
from nastavnik.journey.register.actions.answers import ask_newcomers, settle
from nastavnik.journey.register.actions.candidates import add_candidate, change_entry
from nastavnik.journey.register.from_answers import values_of
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.queries import answers_of, waiting_answers

ASKED = {
    "areas": ["method", "parents"],
    "points.method": {"method.active": "3", "method.tasks": "1"},
    "request": "Дисциплина в 7 классе",
    "modes": ["online"],
    "days": ["mon"],
}
OFFERED = {
    "ready": "yes",
    "areas": ["digital"],
    "points.digital": {"digital.ai": "3"},
    "max_mentees": "1",
    "hours_month": "4",
    "experience_years": 6,
    "forms": ["teacher_teacher"],
}


@pytest.fixture
def ask(in_school, program, at):
    """`ask("request.mentee", person)` gives the person's link."""

    def begin(code, person):
        version = Version.objects.get(questionnaire=take_ready(in_school, code, by=program, at=at))
        wave = start_campaign(
            version, [person], title="Анкета", due_on=at.date() + dt.timedelta(days=7), by=program, at=at
        )
        return Invitation.objects.select_related("campaign__version__questionnaire", "person").get(
            campaign=wave
        )

    return begin


@pytest.fixture
def young(hire):
    return hire("Юрьева Ольга Павловна", service_total=4, service_teaching=4, service_here=4, birth_year=2003)


@pytest.fixture
def send(program, at):
    def go(link, answers):
        keep_answers(link, dict.fromkeys(("request", "modes")) | answers, at=at)
        return send_answers(link, by=program, at=at)

    return go


def test_a_request_fills_the_entry(ask, young, send, today):
    response = send(ask("request.mentee", young), ASKED)
    entry = MenteeEntry.objects.get(person=young)
    assert (entry.request, entry.modes, entry.asked_on) == ("Дисциплина в 7 классе", ["online"], today)
    assert entry.deficits == [
        {"code": "method.active", "level": 3},
        {"code": "method.tasks", "level": 1},
        {"code": "parents", "level": 2},
    ]
    assert entry.free_times == ["mon-14", "mon-15", "mon-16"]
    assert set(response.taken.values()) == {"taken"}


def test_an_offer_fills_the_bank_of_mentors_and_brings_the_volunteer_in(ask, young, send):
    assert not MentorEntry.objects.filter(person=young).exists()
    send(ask("request.mentor", young), OFFERED)
    entry = MentorEntry.objects.get(person=young)
    assert (entry.state, entry.max_mentees, entry.hours_month, entry.experience_years) == (
        "proposed",
        1,
        4,
        6,
    )
    assert (entry.competences, entry.forms) == ([{"code": "digital.ai", "level": 3}], ["teacher_teacher"])


def test_who_would_rather_not_is_not_brought_in(ask, young, send):
    send(ask("request.mentor", young), {"ready": "no"})
    assert not MentorEntry.objects.filter(person=young).exists()


def test_a_changed_mind_follows_and_what_was_taken_away_goes(ask, young, send):
    link = ask("request.mentee", young)
    send(link, ASKED)
    send(link, {"areas": ["digital"], "points.method": None, "request": None, "days": None})
    entry = MenteeEntry.objects.get(person=young)
    assert (entry.request, entry.deficits) == ("", [{"code": "digital", "level": 2}])
    assert entry.free_times == []


def test_what_was_written_by_hand_waits_for_the_curators_choice(
    ask, young, send, enter, curator, school, program, at
):
    entry = MenteeEntry.objects.get(person=young)
    change_entry(
        entry, by=program, at=at, request="Слова куратора", deficits=[{"code": "planning.year", "level": 1}]
    )
    response = send(ask("request.mentee", young), ASKED)
    entry.refresh_from_db()
    assert (entry.request, entry.deficits) == ("Слова куратора", [{"code": "planning.year", "level": 1}])
    assert entry.modes == ["online"]
    waiting = waiting_answers(entry, answers_of(entry))
    assert [row.field for row in waiting] == ["request", "deficits"]

    browser, path = enter(curator), f"/o/{school.slug}/register/mentees/{entry.pk}/"
    assert "В анкете сказано не то" in browser.get(path).content.decode()
    page = browser.get(f"{path}answers/").content.decode()
    assert "Слова куратора" in page
    assert "Дисциплина в 7 классе" in page
    browser.post(f"{path}answers/", {"field": "request", "choice": "take"})
    browser.post(f"{path}answers/", {"field": "deficits", "choice": "keep"})
    entry.refresh_from_db()
    response.refresh_from_db()
    assert (entry.request, entry.deficits) == (
        "Дисциплина в 7 классе",
        [{"code": "planning.year", "level": 1}],
    )
    assert (response.taken["request"], response.taken["deficits"]) == ("taken", "kept")
    assert "В анкете сказано не то" not in browser.get(path).content.decode()
    with pytest.raises(BadInput, match="уже решено"):
        settle(entry, response, "request", take=True, by=program, at=at)


def test_no_request_is_recorded_and_the_curators_words_stay(ask, young, hire, program, at, today):
    decline(ask("request.mentee", young), by=program, at=at)
    entry = MenteeEntry.objects.get(person=young)
    assert (entry.request_refused, entry.asked_on) == (True, today)
    other = hire("Яковлев Пётр Ильич", service_total=4, service_teaching=4, birth_year=2002)
    known = MenteeEntry.objects.get(person=other)
    change_entry(known, by=program, at=at, request="Слова куратора")
    decline(ask("request.mentee", other), by=program, at=at)
    known.refresh_from_db()
    assert (known.request_refused, known.request) == (False, "Слова куратора")


def test_other_questionnaires_and_leavers_change_nothing(ask, young, send):
    before = MenteeEntry.objects.filter(person=young).values().get()
    send(ask("event", young), {"useful": 9, "organised": 9, "recommend": 5})
    assert MenteeEntry.objects.filter(person=young).values().get() == before


def test_newcomers_are_asked_by_themselves_once(in_school, hire, curator, program, at, today):
    early = hire(
        "Новикова Алла Петровна", service_total=40, service_teaching=40, service_here=0,
        employed_from=today - dt.timedelta(days=1), email="new@example.org",
    )  # fmt: skip
    hire("Старова Нина Львовна", service_total=5, service_teaching=5, employed_from=dt.date(2024, 9, 1))
    hire("Завтра Иван Ильич", service_total=5, service_teaching=5, employed_from=today + dt.timedelta(days=3))
    if not MenteeEntry.objects.filter(person=early).exists():
        add_candidate(MenteeEntry, early, by=program, at=at, reason="Новый сотрудник")
    assert ask_newcomers(in_school, by=program, at=at) == 1
    link = Invitation.objects.get()
    assert (link.person, link.due_on, link.campaign.standing) == (early, dt.date(2026, 9, 18), True)
    assert ask_newcomers(in_school, by=program, at=at + dt.timedelta(hours=3)) == 0
    assert (
        ask_newcomers(in_school, by=program, at=at + dt.timedelta(days=3)) == 1
    )  # the day of the third has come
    assert Invitation.objects.values("campaign").distinct().count() == 1
    assert [notice.words[:24] for notice in Notice.objects.filter(account=curator).order_by("pk")] == [
        "1 новый сотрудник получи"
    ] * 2
    assert Response.objects.count() == 0


def test_the_values_are_plain():
    assert values_of("request.mentor", {"ready": "no", "areas": ["method"]}) == {}
    assert values_of("request.mentee", {}) == {}
    assert values_of("request.mentee", {"areas": [], "wished": ["7"], "vetoed": ["9"]})["vetoed"] == [9]
