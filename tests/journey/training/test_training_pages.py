"""The curator's pages of training, and a mentor's own; who may not, may not; papers of a session."""

import datetime as dt

import pytest
from django.urls import reverse
from django_scopes import scope

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.instruments.documents.models import Document
from nastavnik.instruments.documents.proof.queries import proof_of
from nastavnik.journey.register.actions.candidates import decide_candidates
from nastavnik.journey.register.models import MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.training import actions
from nastavnik.journey.training.models import Course, Exemption, Participant, Session
from nastavnik.journey.training.papers.batch import issue_certificates, prepare_paper
from nastavnik.paper import plain_text

FORM = {
    "kind": "kickoff", "topic": "Первые шаги", "day": "2026-09-07", "time": "08:30", "minutes": "90", "hours": "2",
    "place": "каб. 12", "leaders": "Соколова Е. В.", "programme": "Знакомство\n– Роль наставника",
}  # fmt: skip


@pytest.fixture
def at_address(school):
    def find(name, *keys):
        return reverse(f"training:{name}", args=[school.slug, *keys])

    return find


@pytest.fixture
def included(mentor, cycle, program, at):
    decide_candidates(
        list(MentorEntry.objects.open()), EntryState.INCLUDED, reason="совет", by=program, at=at
    )
    return Person.objects.select_related("organisation").get(account=mentor)


def test_a_session_from_the_plan_to_the_certificate(
    included, mentor, curator, enter, at_address, school, settings
):
    settings.CSRF_TRUSTED_ORIGINS = ["https://desk.example.org"]
    desk = enter(curator)
    assert desk.post(at_address("new"), FORM | {"place": ""}).status_code == 422
    assert desk.post(at_address("new"), FORM | {"day": "2028-01-01"}).status_code == 422
    asked = desk.post(at_address("new"), FORM, follow=True)
    session = Session.objects.get()
    assert [(person.pk, lacks) for person, lacks in asked.context["rows"] if lacks] == [(included.pk, True)]
    assert desk.post(at_address("invite", session.pk), {"_once": "a"}).status_code == 422
    desk.post(at_address("invite", session.pk), {"person": [included.pk]})
    own = enter(mentor).get(at_address("own"))
    assert [one.session for one in own.context["coming"]] == [session]
    assert "<svg" in desk.get(at_address("door", session.pk)).content.decode()
    row = Participant.objects.get()
    desk.post(at_address("marks", session.pk), {"present": [row.pk]})
    assert desk.post(at_address("certificates", session.pk)).status_code == 409  # not closed yet
    assert desk.get(at_address("deed", session.pk, "hold")).status_code == 200
    desk.post(at_address("deed", session.pk, "hold"))
    assert desk.post(at_address("certificates", session.pk)).status_code == 302
    row.refresh_from_db()
    with scope(organisation=school):
        document = Document.objects.get(pk=row.certificate_id)
        said = plain_text(make_paper(document)).replace("\u00a0", " ")
    assert "Петрова Анна Сергеевна" in said and "«Первые шаги»" in said and "2 часа" in said
    assert document.is_signed and proof_of(document.token).holds
    desk.post(at_address("certificates", session.pk))
    assert Document.objects.of_kind("training.certificate").count() == 1
    assert enter(mentor).get(at_address("own")).context["hours"] == 2


def test_the_announcement_and_the_sheet_name_who_is_asked(included, cycle, program, at, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://desk.example.org"]
    session = actions.plan_session(
        cycle, topic="Первые шаги", starts_at=at, leaders="Соколова Е. В.", place="каб. 12",
        programme="Знакомство\n– Роль наставника", by=program, at=at,
    )  # fmt: skip
    actions.invite(session, [included], by=program, at=at)
    made = prepare_paper(session, "training.announcement", by=program, at=at)
    assert prepare_paper(session, "training.announcement", by=program, at=at) == made
    paper = make_paper(made)
    said = plain_text(paper)
    for words in ("ОБЪЯВЛЕНИЕ", "Установочная сессия", "7 сентября 2026 г., 09:00", "Роль наставника",
                  "Петрова Анна Сергеевна"):  # fmt: skip
        assert words in said.replace("\u00a0", " ")
    assert paper.qr.startswith("https://desk.example.org/t/q/")
    sheet = plain_text(make_paper(prepare_paper(session, "training.attendance", by=program, at=at)))
    assert "Приглашено: 1." in sheet and "присутствовало" not in sheet


def test_certificates_wait_until_the_session_is_closed(included, cycle, program, at):
    from nastavnik.foundation.core.errors import DomainError

    session = actions.plan_session(cycle, topic="Т", starts_at=at, leaders="С", place="12", by=program, at=at)
    with pytest.raises(DomainError):
        issue_certificates(session, by=program, at=at)


def test_exemption_and_course_through_the_pages(included, curator, enter, at_address):
    desk = enter(curator)
    lacking = desk.get(at_address("mentors") + "?lacks=1")
    assert [row.person for row in lacking.context["rows"]] == [included]
    assert desk.post(at_address("exempt", included.pk), {"reason": " "}).status_code == 422
    desk.post(at_address("exempt", included.pk), {"reason": "Ведёт такие сессии"})
    assert Exemption.objects.get().reason == "Ведёт такие сессии"
    assert not desk.get(at_address("mentors") + "?lacks=1").context["rows"]
    desk.post(at_address("exempt", included.pk), {"end": "1"})
    assert not Exemption.objects.exists()
    course = {
        "title": "Наставник",
        "provider": "ИРО",
        "hours": "36",
        "issued_on": "2026-08-20",
        "counts": "on",
    }
    assert (
        desk.post(at_address("course", included.pk), course | {"issued_on": "2027-01-01"}).status_code == 422
    )
    desk.post(at_address("course", included.pk), course)
    assert Course.objects.get().counts
    assert desk.get(at_address("mentor", included.pk)).context["row"].is_trained


def test_only_who_runs_sessions_may_change_them(included, cycle, curator, head, mentor, sign_up, school, enter,
                                                at_address, program, at):  # fmt: skip
    session = actions.plan_session(cycle, topic="Т", starts_at=at, leaders="С", place="12", by=program, at=at)
    psychologist = sign_up("psychologist", school, "psychologist")
    statuses = {
        account.login: (
            enter(account).get(at_address("session", session.pk)).status_code,
            enter(account).get(at_address("change", session.pk)).status_code,
        )
        for account in (curator, head, psychologist, mentor)
    }
    assert statuses == {
        "curator": (200, 200), "head": (200, 403), "psychologist": (200, 200), "mentor": (403, 403),
    }  # fmt: skip
    assert enter(mentor).get(at_address("calendar", session.pk)).status_code == 404
    actions.invite(session, [included], by=program, at=at)
    assert enter(mentor).get(at_address("calendar", session.pk))["Content-Type"].startswith("text/calendar")


@pytest.mark.parametrize(("name", "cost"), [("list", 6), ("mentors", 8), ("materials", 8)])
def test_a_list_costs_the_same_for_one_and_three(
    name,
    cost,
    included,
    cycle,
    curator,
    enter,
    at_address,
    school,
    hire,
    program,
    at,
    django_assert_num_queries,
):
    from nastavnik.journey.training.materials.actions import add_material

    def one_more(number):
        session = actions.plan_session(
            cycle, topic=f"Тема {number}", starts_at=at + dt.timedelta(days=number), leaders="С", place="12",
            by=program, at=at,
        )  # fmt: skip
        actions.invite(session, [included], by=program, at=at)
        add_material(
            school, kind="memo", audience="mentor", stage=4, title=f"М {number}", body="Т", by=program, at=at
        )
        person = hire(f"Юсупова Гузель{'а' * number} Ринатовна", service_total=240, service_teaching=240,
                      service_here=90, category="first")  # fmt: skip
        entries = list(MentorEntry.objects.open().filter(person=person))
        decide_candidates(entries, EntryState.INCLUDED, reason="совет", by=program, at=at)

    browser = enter(curator)
    browser.get(at_address(name))
    for number in (1, 2, 3):
        one_more(number)
        if number != 2:
            with django_assert_num_queries(cost):
                assert browser.get(at_address(name)).status_code == 200
