"""A school with one of everything, and the list of every address of the program."""

import datetime as dt
import io
from dataclasses import dataclass, field

import docx
import pytest
from django.urls import URLPattern, get_resolver
from django_scopes import scope

LIST = "ФИО;Должность;Стаж\nЗуева Нина Ильинична;учитель;25\nЛапин Олег Юрьевич;учитель;1\n;учитель;3\n"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"


@dataclass(frozen=True)
class Address:
    """One address: its name with the namespace, the names of its keys, the view behind it."""

    name: str
    keys: frozenset
    view: object = field(compare=False, repr=False)

    @property
    def in_organisation(self):
        return "slug" in self.keys


def walked(resolver, space="", keys=frozenset()):
    for pattern in resolver.url_patterns:
        here = keys | frozenset(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name}", here, pattern.callback)
        else:
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walked(pattern, below, here)


@pytest.fixture(scope="session")
def addresses():
    """Every address of the program, by walking the resolver: a new one can't be forgotten."""
    return sorted(walked(get_resolver()), key=lambda address: address.name)


def template():
    """A school's own template with one field."""
    made, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph("{{ organisation.full_name }}")
    paper.save(made)
    return made.getvalue()


def some_figures(school, deed, today):
    """What the municipality asks of the school, and a form of its export."""
    from nastavnik.journey.reporting.actions import ask_schools, keep_form
    from nastavnik.journey.reporting.models import Reply

    place = school.parent
    with scope(organisation=place):
        asked = ask_schools(
            place, [school], title="Годовая", words="", columns=["school"], due_on=today, **deed
        )
        form = keep_form(place, name="Отчёт", columns=["school"], **deed)
    with scope(organisation=school):
        return Reply.objects.get(request=asked), form


@pytest.fixture
def one_of_everything(school, cycle, hire, mentor, mentee, curator, head, actor, program, at, today):
    """Keys by the name of the kind of object, each made by the deeds of the program itself."""
    from nastavnik.faces.public.actions import change_section, show_document
    from nastavnik.foundation.files.actions import keep_file
    from nastavnik.foundation.jobs import actions as jobs
    from nastavnik.foundation.jobs.registry import job as register_job
    from nastavnik.foundation.notify.actions import put_notice
    from nastavnik.foundation.people.views_kept import keep_view
    from nastavnik.instruments.consents.actions import print_consents
    from nastavnik.instruments.consents.models import Sheet
    from nastavnik.instruments.documents.acquaintance.actions import add_people
    from nastavnik.instruments.documents.acquaintance.models import Acquaintance
    from nastavnik.instruments.documents.actions import sign_document
    from nastavnik.instruments.documents.own.actions import bring_template
    from nastavnik.instruments.rights.actions import make_link, receive_request
    from nastavnik.instruments.rights.states import Kind as RequestKind
    from nastavnik.journey.library import actions as library
    from nastavnik.journey.matching.actions import publish_run, run_matching
    from nastavnik.journey.matching.asking import ask, pause
    from nastavnik.journey.matching.rulings import make_ruling
    from nastavnik.journey.mentorships.actions import offer_mentorship
    from nastavnik.journey.mentorships.duties import remind_of
    from nastavnik.journey.mentorships.states import Cause
    from nastavnik.journey.orders.actions import prepare_curator_order, prepare_regulation_order
    from nastavnik.journey.programmes.actions import draft_programmes
    from nastavnik.journey.programmes.feeds.actions import make_feed
    from nastavnik.journey.programmes.meetings.models import Meeting
    from nastavnik.journey.programmes.meetings.private.actions import keep_note
    from nastavnik.journey.programmes.models import ItemFile, PlanItem
    from nastavnik.journey.register.actions.imports import bring_list, confirm_list
    from nastavnik.journey.register.actions.nominations import nominate_oneself, set_form
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry
    from nastavnik.journey.roadmap.actions import prepare_roadmap, tick_item
    from nastavnik.journey.roadmap.models import Item
    from nastavnik.journey.support.actions import add_step
    from nastavnik.journey.support.models import Candidate, Case
    from nastavnik.journey.training import actions as training
    from nastavnik.journey.training.door.codes import scan_code
    from nastavnik.journey.training.materials.actions import add_material

    by = actor(curator)
    deed = {"by": by, "at": at}
    with scope(organisation=school):
        people = {card.account_id: card for card in type(hire("Ким Олег Ильич")).objects.all()}
        origin = confirm_list(bring_list(school, LIST.encode(), "список.csv", **deed), **deed)
        run = run_matching(cycle, **deed)
        pairs = publish_run(run, starts_on=today, ends_on=dt.date(2027, 5, 31), **deed)
        pair = next(one for one in pairs if one.mentees[0].account_id == mentee.pk)
        offer_mentorship(pair, **deed)
        question, link_token = ask(school, people[mentor.pk], "Когда удобно?", **deed)
        paused = pause(school, people[mentor.pk], until=dt.date(2027, 3, 1), words="Сессия", **deed)
        ruling = make_ruling(
            school, "ban", people[mentee.pk], people[mentor.pk], said_by="head", words="Так решено", **deed
        )
        duty = remind_of(people[mentee.pk], Cause.MENTORING, **deed)[0]
        programme = next(p for p in draft_programmes(pairs, **deed) if p.mentorship_id == pair.pk)
        consent = print_consents(school, [people[mentee.pk]], ["processing"], year=cycle.name, **deed)[0]
        signed = prepare_regulation_order(cycle, **deed)
        sign_document(signed, number="1", date=today, despite="Проверено", **deed)
        add_people(signed, [people[mentee.pk]], **deed)
        draft = prepare_curator_order(cycle, people[mentor.pk], **deed)
        scan = keep_file(school, b"%PDF-1.7 scan", name="скан.pdf", media_type="application/pdf", **deed)
        item = Item.objects.filter(cycle=cycle).in_order().first()
        tick = tick_item(item, done_on=today, note="Сделано", file=scan, **deed)
        change_section(school, is_open=True, **deed)
        shown = show_document(signed, **deed)
        own = bring_template(school, "order.curator", template(), name="наш.docx", **deed)
        session = training.plan_session(
            cycle, topic="Первые шаги", starts_at=at, leaders="Ким О. И.", place="каб. 1", **deed
        )
        invited = training.invite(session, [people[mentor.pk]], **deed)[0]
        course = training.record_course(
            people[mentee.pk], title="Курс", provider="ИРО", hours=8, issued_on=today, scan=PDF, **deed
        )
        material = add_material(
            school, kind="memo", audience="mentor", stage=4, title="Памятка", body="Текст", file=PDF, **deed
        )
        case = Case.objects.create(
            organisation=school,
            person=people[mentee.pk],
            since=today,
            review_on=today + dt.timedelta(days=14),
        )
        line = add_step(case, who="psychologist", what="Беседа", **deed)
        seen = Candidate.objects.create(case=case, mentor=people[mentor.pk], score=700, found_at=at)
        job = jobs.start(a_job(register_job), organisation=school, key="house", **deed)
        view = keep_view(
            school, "mentees", name="Молодые", query="", columns=["post"], is_shared=True, **deed
        )
        line = PlanItem.objects.filter(programme=programme).order_by("pk").first()
        meeting = Meeting.objects.create(
            mentorship=pair,
            state="held",
            on=today,
            topic="Тема",
            minutes=45,
            author=pair.mentor,
            created_at=at,
        )
        surveys = some_surveys(school, people[mentee.pk], people[mentor.pk], deed)
        set_form(school, is_open=True, words="", **deed)
        told = {"full_name": "Гость Анна Ильинична", "post": "учитель", "contacts": "2-12", "about": "Уроки"}
        nomination = nominate_oneself(school, **told, **deed)
        practice = library.begin_from_pair(pair, **deed)
        attachment = library.attach(practice, b"%PDF-1.7\nstartxref\n0\n%%EOF", "План", **deed)
        notice = put_notice(curator, organisation=school, words="Слово", at=at, url="/")
        stray = keep_file(school, b"%PDF-1.7 sheet", name="лист.pdf", media_type="application/pdf", **deed)
        sheet = Sheet.objects.create(
            organisation=school, file=stray, page=1, why="unread", signed_on=today, brought_at=at
        )
        reply, export_form = some_figures(school, deed, today)
        asked = receive_request(people[mentee.pk], RequestKind.ACCESS, on=today, **deed)
        return {
            "sheet": sheet.pk,
            **a_finale(cycle, pair, hire, deed),
            "reply": reply.pk,
            "figures_request": reply.request_id,
            "export_form": export_form.pk,
            "asked": asked.pk,
            "legal_task": asked.tasks.get().pk,
            "secret": make_link(people[mentee.pk], **deed),
            "open_school": school.slug,
            "shown": shown.pk,
            "photo": 987654,
            "story": 987654,
            "cycle": cycle.pk,
            "item": item.pk,
            "tick": tick.pk,
            "import": origin.pk,
            "mentee_entry": MenteeEntry.objects.get(person=people[mentee.pk]).pk,
            "mentor_entry": MentorEntry.objects.get(person=people[mentor.pk]).pk,
            "person": people[mentee.pk].pk,
            "run": run.pk,
            "ruling": ruling.pk,
            "question": question.pk,
            "pause": paused.pk,
            "link_token": link_token,
            "mentorship": pair.pk,
            "duty": duty.pk,
            "feed": make_feed(pair.mentor, **deed),
            "meeting": meeting.pk,
            "private_note": keep_note(pair, pair.mentor, "Для себя", **deed).pk,
            "programme": programme.pk,
            "line": line.pk,
            "line_file": ItemFile.objects.create(item=line, file=scan).pk,
            "consent": consent.pk,
            "document": draft.pk,
            "offered": prepare_roadmap(cycle, **deed).pk,
            "signed": signed.pk,
            "token": signed.token,
            "reading": Acquaintance.objects.get(document=signed, person=people[mentee.pk]).pk,
            "template": own.pk,
            "case": case.pk,
            "support_step": line.pk,
            "candidate": seen.pk,
            "session": session.pk,
            "participant": invited.token,
            "door": scan_code(session, at),
            "course": course.pk,
            "material": material.pk,
            "job": job.pk,
            "notice": notice.pk,
            "view": view.pk,
            "nomination": nomination.pk,
            "practice": practice.pk,
            "practice_author": practice.authors.get(person=people[mentee.pk]).pk,
            "attachment": attachment.pk,
            "account": head.pk,
            "membership": head.memberships.get().pk,
            **surveys,
        }


def a_finale(cycle, pair, hire, deed):
    """A final event that takes applications, with a member of the jury and the work of a pair."""
    from nastavnik.journey.finale.actions import events, jury
    from nastavnik.journey.finale.models import Application

    event = events.plan_event(
        cycle, on=dt.date(2027, 5, 20), time=dt.time(14), place="Актовый зал", until=dt.date(2027, 5, 1),
        least_scores=1, lines=[(dt.time(14), "Открытие", "")], nominations=["Лучшая пара"], **deed,
    )  # fmt: skip
    juror = jury.add_juror(event, person=hire("Жукова Инна Олеговна"), is_chair=True, **deed)
    nomination = event.nominations.get()
    events.open_applications(event, **deed)
    work = Application.objects.create(
        event=event, mentorship=pair, nomination=nomination, title="Вместе", summary="Что делали",
        achieved="Что вышло", created_at=deed["at"],
    )  # fmt: skip
    return {
        "finale_event": event.pk,
        "juror": juror.pk,
        "finale_nomination": nomination.pk,
        "work": work.pk,
        "applying": pair.pk,
        "jury_link": jury.make_link(juror, **deed),
    }


def some_surveys(school, mentee, mentor, deed):
    """A questionnaire with a draft, a wave with one link answered and one not, an anonymous wave."""
    from nastavnik.instruments.surveys.actions.answers import keep_answers, send_answers
    from nastavnik.instruments.surveys.actions.campaigns import start_campaign
    from nastavnik.instruments.surveys.actions.questionnaires import draft_version, take_ready
    from nastavnik.instruments.surveys.links import token_of
    from nastavnik.instruments.surveys.models import Invitation

    about = take_ready(school, "request.mentee", **deed)
    version = about.versions.get()
    due_on = deed["at"].date() + dt.timedelta(days=7)
    wave = start_campaign(version, [mentee, mentor], title="Запросы", due_on=due_on, **deed)
    done, waiting = (Invitation.objects.get(campaign=wave, person=one) for one in (mentee, mentor))
    keep_answers(done, {"areas": ["method"]}, at=deed["at"])
    send_answers(done, **deed)
    anonymous = start_campaign(version, [mentor], title="Тайно", due_on=due_on, anonymous=True, **deed)
    draft_version(about, **deed)
    return {
        "questionnaire": about.pk,
        "wave": wave.pk,
        "anonymous_wave": anonymous.pk,
        "survey_invitation": waiting.pk,
        "answered_link": done.pk,
        "survey_link": token_of(waiting),
    }


def a_job(register):
    """The code of a kind of work that does nothing."""
    from nastavnik.foundation.jobs import registry

    code = "tests.nothing"
    if code not in registry._kinds:

        @register(code)
        def nothing(progress):
            """Nothing."""

    return code
