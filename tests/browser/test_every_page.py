"""Every page of every app in a real Chromium, found by walking the addresses: a new page can't be forgotten."""

import datetime as dt
import importlib.util
import io
import itertools
import sys
from pathlib import Path

import docx
import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]
SOURCE = Path(__file__).resolve().parents[2] / "tools/lived_school.py"
# Two frames: then the colours are those of the scheme just chosen
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
LOOKS = ((1366, 900, "light"), (390, 844, "dark"))
KINDS = {"side": ("mentee", "mentor"), "kind": ("xlsx", "csv"), "extension": ("docx", "pdf")}
NO_PAGES = {"health", "set_language"}
POSTS = (
    "учитель начальных классов, классный руководитель, руководитель школьного методического объединения",
    "учитель физики",
    "педагог дополнительного образования (хореография), заместитель директора по воспитательной работе",
)
POSTED = ("tick", "confirm_mark", "add_file", "move_item")  # deeds of a line, without a page of their own
MEETINGS = {"desk:own", "meetings:log", "meetings:meeting", "meetings:new"}
# Pages that the curator sees as well, but with other parts on them
THEIR_OWN = {
    "administrator": {"organisations:details"},
    "council": {"desk:cockpit", "library:practice", "library:review", "mentorships:list"},
    "head": {"desk:cockpit", "documents:document", "documents:list", "orders:desk"},
    "mentee": MEETINGS | {"rights:own", "mentorships:own", "mentorships:page", "programmes:programme"},
    "mentor": MEETINGS
    | {
        "rights:own",
        "mentorships:own",
        "mentorships:page",
        "programmes:programme",
        "training:own",
        "training:materials",
    },
    "municipal_coordinator": {"reporting:dashboard"},
    "psychologist": {"desk:cockpit", "register:mentees", "support:case"},
    "regional_coordinator": {"reporting:dashboard"},
}
# What the example school has not: a pack of papers made by a job, a scan, a file with the tick
NOT_THERE = {
    "consents:scan",
    "public:act",
    "public:photo",
    "public:story",
    "my:data",
    "my:file",
    "documents:batch_file",
    "documents:scan",
    "roadmap:tick_file",
    "year_end:file",
    # for members of the jury while they judge: looked at in test_private_links.py
    "finale:judged",
    "finale:judging",
    # below a municipality or region only: looked at in test_region.py
    "reporting:ask",
    "reporting:export",
    "reporting:form_file",
    "reporting:new_form",
    "reporting:replies_file",
    "reporting:request",
    "reporting:requests",
}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"


def addresses():
    """(name, names of the keys) of every address of the program."""

    def walk(resolver, space=""):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                yield f"{space}{pattern.name}", frozenset(keys_before | set(pattern.pattern.regex.groupindex))
            else:
                added = set(pattern.pattern.regex.groupindex)
                keys_before.update(added)
                yield from walk(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
                keys_before.difference_update(added)

    keys_before: set[str] = set()
    return [row for row in walk(get_resolver()) if row[0] not in NO_PAGES]


@pytest.fixture
def lived(live_server, program, at):
    """The example school some weeks into its year."""
    from nastavnik.example import example_school

    spec = importlib.util.spec_from_file_location("lived_school", SOURCE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["lived_school"] = module
    spec.loader.exec_module(module)
    return module.live(example_school(), by=program, at=at)


@pytest.fixture
def examples(lived, sign_up, program, at):
    """For each address with a key of its own, whose pages are to be looked at."""
    from nastavnik.faces.public.actions import change_section, show_session
    from nastavnik.foundation.accounts.models import Account
    from nastavnik.foundation.files.actions import keep_file
    from nastavnik.foundation.jobs.models import Job
    from nastavnik.foundation.notify.actions import put_notice
    from nastavnik.foundation.organisations.access import actor_of
    from nastavnik.foundation.organisations.models import Membership
    from nastavnik.foundation.people.actions import end_employment
    from nastavnik.foundation.people.models import Person
    from nastavnik.foundation.people.views_kept import keep_view
    from nastavnik.instruments.consents.actions import withdraw_consent
    from nastavnik.instruments.consents.models import Consent, Sheet
    from nastavnik.instruments.documents.acquaintance.actions import add_people
    from nastavnik.instruments.documents.acquaintance.models import Acquaintance
    from nastavnik.instruments.documents.models import Document
    from nastavnik.instruments.documents.own.actions import bring_template
    from nastavnik.instruments.rights.actions import make_link, receive_request
    from nastavnik.instruments.rights.models import Request
    from nastavnik.instruments.rights.states import Kind as RequestKind
    from nastavnik.journey.library import actions as library
    from nastavnik.journey.library.states import Answer, Verdict
    from nastavnik.journey.matching.actions import run_matching
    from nastavnik.journey.matching.asking import ask, put_shortlist
    from nastavnik.journey.mentorships.actions import withdraw_mentorship
    from nastavnik.journey.mentorships.duties import remind_of
    from nastavnik.journey.mentorships.links import make_link as offer_link
    from nastavnik.journey.mentorships.states import Cause
    from nastavnik.journey.orders import offers
    from nastavnik.journey.programmes.actions import add_file
    from nastavnik.journey.programmes.models import PlanItem, Programme
    from nastavnik.journey.register.actions.imports import bring_list
    from nastavnik.journey.register.actions.nominations import nominate_oneself, reject_nomination, set_form
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry
    from nastavnik.journey.roadmap.actions import prepare_roadmap, tick_item
    from nastavnik.journey.roadmap.models import Item, Tick
    from nastavnik.journey.roadmap.own_points import add_point
    from nastavnik.journey.support import actions as support
    from nastavnik.journey.support.models import Candidate, PlanStep
    from nastavnik.journey.support.search import keep_findings, work_out
    from nastavnik.journey.training import actions as training
    from nastavnik.journey.training.door.codes import scan_code
    from nastavnik.journey.training.materials.actions import add_material, take_ready_set
    from nastavnik.journey.training.models import Material

    school = lived.school
    with scope(organisation=school):
        pair = lived.working[0]
        sign_up("mentor", school, "mentor", person=pair.mentor)
        sign_up("mentee", school, "mentee", person=lived.offered[0].mentees[0])
        for role in ("curator", "head", "psychologist", "council", "administrator"):
            sign_up(role, school, role)
        for place, role in (
            (school.parent, "municipal_coordinator"),
            (school.parent.parent, "regional_coordinator"),
        ):
            sign_up(role, place, role)
        item = Item.objects.filter(cycle=lived.cycle).in_order()
        tick_item(item[1], done_on=at.date(), note="Протокол педсовета № 1 от 28.08.2026", by=program, at=at)
        own = add_point(
            lived.cycle,
            5,
            title="Неделя открытых уроков наставников",
            deadline_kind="always",
            by=program,
            at=at,
        )
        upload = (
            "Фамилия Имя Отчество;Должность;Стаж\nКривцова Алла Юрьевна;учитель музыки;3 года\n123;повар;\n"
        )
        fresh = bring_list(school, upload.encode(), "Список 2.csv", by=program, at=at)
        withdraw_mentorship(lived.proposed[1], words="Наставник уезжает", by=program, at=at)
        again = run_matching(lived.cycle, by=program, at=at)
        job = Job.objects.create(
            organisation_id=school.pk, kind="test", words_of_title="Загрузка списка", queued_at=at, created_at=at,
            state="running", attempts=1, done=12, total=60, words="Карточка 12",
        )  # fmt: skip
        Job.objects.create(
            organisation_id=school.pk, kind="test", words_of_title="Согласия", queued_at=at, created_at=at,
            state="done", attempts=1, done=60, total=60, result={"words": "60 карточек"},
        )  # fmt: skip
        curator = Account.objects.get(login="curator")
        set_form(school, is_open=True, words="Ищем наставников для молодых коллег", by=program, at=at)
        told = {"full_name": "Рождественская Наталья Валентиновна", "post": "учитель русского языка и литературы",
                "contacts": "+7 912 000-00-01", "about": "Подготовка к сочинению, работа с родителями"}  # fmt: skip
        proposed = [nominate_oneself(school, **told, by=program, at=at) for _n in range(2)]
        reject_nomination(proposed[1], reason="Уже есть в банке", by=program, at=at)
        view = keep_view(
            school, "mentees", name="Молодые специалисты, которых ещё не спросили о запросе", query="request=missing",
            columns=["post", "group"], is_shared=True, by=actor_of(curator), at=at,
        )  # fmt: skip
        notice = put_notice(curator, organisation=school, words="Пара ждёт ответа", url="/", at=at)
        gone = Person.objects.employed(at.date()).in_order().exclude(
            pk__in=[p.pk for one in lived.outcome.mentorships for p in (one.mentor, *one.mentees)]
        )[0]  # fmt: skip
        end_employment(gone, on=at.date() - dt.timedelta(days=1), reason="перевод", by=program, at=at)
        deed = {"by": program, "at": at}
        coming, held = (
            training.plan_session(
                lived.cycle, topic=topic, starts_at=at, place="корпус 2, кабинет 14", hours=2,
                leaders="Соколова Е. В., методист", programme="Знакомство\nРоль наставника\nРазбор случаев", **deed,
            )
            for topic in ("Установочная сессия: первые шаги наставника", "Обмен опытом: обратная связь после урока")
        )  # fmt: skip
        invited = training.invite(coming, [one.mentor for one in lived.working], **deed)
        training.note_presence(held, pair.mentor, way="link", **deed)
        training.hold_session(held, **deed)
        course = training.record_course(
            pair.mentor, title="Наставничество в образовании", provider="Институт развития образования",
            hours=36, number="123-45", issued_on=at.date(), scan=PDF, **deed,
        )  # fmt: skip
        change_section(school, is_open=True, about="## О нас", contact="Звоните с девяти до пяти", **deed)
        shown = show_session(coming, **deed)
        take_ready_set(school, **deed)
        handout = add_material(
            school, kind="presentation", audience="mentor", stage=4, title="Слайды сессии", file=PDF, **deed
        )
        alone = support.refresh(school, **deed)
        keep_findings(school, work_out(school, at.date()), **deed)
        if alone:
            support.add_step(alone[0], who="psychologist", what="Беседа и помощь с девятым классом", **deed)
            support.write_note(alone[0], body="Устаёт к пятнице", **deed)
        consents = {
            state: Consent.objects.filter(state=state).order_by("pk") for state in ("printed", "signed")
        }
        papers = {
            state: Document.objects.filter(state=state).order_by("pk")[0].pk
            for state in ("draft", "in_force")
        }

        question, link_token = ask(school, pair.mentor, "Сможете взять ещё одного?", by=program, at=at)
        _list, list_token = put_shortlist(
            lived.cycle, lived.offered[0].mentees[0], "mentee", [pair.mentor], by=program, at=at
        )
        offer_token = offer_link(
            school, lived.offered[0].mentor, "offer", lived.offered[0].pk, by=program, at=at
        )
        duty = remind_of(pair.mentor, Cause.LEFT, due_on=at.date() + dt.timedelta(days=9), by=program, at=at)[
            0
        ]

        def line(programme):
            return PlanItem.objects.filter(programme=programme).order_by("pk")[0].pk

        shown = add_file(
            PlanItem.objects.get(pk=line(pair.programmes.get().pk)),
            b"%PDF-1.7",
            "План урока.pdf",
            by=program,
            at=at,
        )

        asked = receive_request(
            pair.mentor,
            RequestKind.CORRECTION,
            on=at.date(),
            words="В карточке неверный стаж",
            by=program,
            at=at,
        )
        stray = keep_file(
            school, b"%PDF-1.7", name="Скан 12.pdf", media_type="application/pdf", by=program, at=at
        )
        sheet = Sheet.objects.create(
            organisation=school, file=stray, page=12, why="unread", signed_on=at.date(), brought_at=at
        )
        withdraw_consent(consents["signed"].reverse()[0], on=at.date(), by=program, at=at)
        taken_back = Request.objects.get(kind__startswith="withdrawal")
        written, sent, told = (library.begin_from_pair(one, by=program, at=at) for one in lived.working[:3])
        for one in (sent, told):
            words = {"course": "1. Беседа\n2. Открытое занятие", "result": "Было **5**, стало **2**"}
            library.change_practice(one, words, by=program, at=at)
            library.send_practice(one, by=program, at=at)
        library.review_practice(told, Verdict.ACCEPT, remarks="Понятно и полезно.", by=program, at=at)
        for author in told.authors.all():
            library.answer_as_author(author, Answer.AGREED, on=at.date(), by=program, at=at)
        library.publish_practice(told, on=at.date(), by=program, at=at)
        finale = a_finale(lived, written, program, at)
        programmes = [one.pk for one in Programme.objects.order_by("pk")]
        dissemination = Consent.objects.filter(kind="dissemination").order_by("pk")[0].pk
        in_force = Document.objects.filter(state="in_force").order_by("pk")[0]
        template = bring_template(
            school, in_force.kind, own_template(), name="Наш приказ.docx", by=program, at=at
        )
        add_people(in_force, [pair.mentor], by=program, at=at)
        read = Acquaintance.objects.get(document=in_force, person=pair.mentor).pk
        return {
            "accounts": [], "documents:batch_file": [0], "documents:template": [template.pk],
            "documents:template_file": [template.pk],
            "documents:template_use": [template.pk], "documents:template_built_in": [template.pk],
            "documents:template_try": [template.pk], "documents:own": [read],
            "proof": [in_force.token], "notify:open": [notice.pk] if notice else [],
            "consents": [consents["printed"][0].pk, consents["signed"][0].pk],
            "consents:answers": [dissemination], "consents:join": [sheet.pk], "consents:drop": [sheet.pk],
            "consents:sheet": [sheet.pk],
            "documents": list(papers.values()),
            "support": [one.pk for one in alone[:2]],
            "support:step": [(one, "done") for one in PlanStep.objects.order_by("pk").values_list("pk", flat=True)],
            "support:propose": list(Candidate.objects.order_by("pk").values_list("pk", flat=True)),
            "attendance": [invited[0].token], "attendance:scan": [scan_code(coming, at)],
            "training": [coming.pk, held.pk], "training:course": [pair.mentor_id], "training:exempt": [pair.mentor_id],
            "training:mentor": [pair.mentor_id], "training:course_scan": [course.pk],
            "training:deed": [(coming.pk, name) for name in ("off", "hold")],
            "training:paper": [(coming.pk, "attendance")], "training:material_file": [handout.pk],
            "training:material": [one.pk for one in Material.objects.order_by("pk")],
            "training:change_material": [handout.pk], "training:material_paper": [handout.pk],
            "training:shelve": [(handout.pk, "away")],
            "public": [{"school": school.slug, "pk": 0}],
            "public:practice": [{"school": school.slug, "pk": told.pk}],
            "publicity": [shown.pk],
            "jobs": [job.pk],
            **finale,
            "library": [written.pk, sent.pk, told.pk], "library:review": [sent.pk],
            "library:change": [written.pk], "library:attach": [written.pk], "library:take_down": [told.pk],
            **dict.fromkeys(
                [f"library:{name}" for name in ("answer", "step", "from_pair", "detach", "attachment")], ()
            ),
            "matching": [lived.outcome.run.pk, again.pk],
            "matching:choice": [(again.pk, one.mentee_id) for one in again.proposals.order_by("pk")[:1]],
            "matching:helps": [(again.pk, one.mentee_id) for one in again.leftovers.order_by("pk")[:1]],
            "matching:lift": [0],
            "matching:close_question": [question.pk],
            "matching:end_pause": [0],
            "by_link": [link_token, list_token, offer_token],
            **some_meetings(pair, program, at),
            "mentorships": [pair.pk, lived.confirmed[0].pk, lived.offered[0].pk, lived.proposed[0].pk],
            "mentorships:deed": [(lived.proposed[0].pk, name) for name in ("offer", "confirm", "end")],
            "mentorships:settle": [(duty.mentorship_id, duty.pk)],
            "organisations": [curator.pk], "organisations:take_role": [Membership.objects.get(role="curator").pk],
            "orders:prepare": list(offers._offers)[::4],
            "orders:words": [prepare_roadmap(lived.cycle, by=program, at=at).pk],
            "people:look": ["people", "mentees", "mentors"], "people:remove_view": [view.pk],
            "register:cell_mentee": [
                (MenteeEntry.objects.order_by("pk")[0].pk, name) for name in ("request", "deficits", "categories")
            ],
            "register:cell_mentor": [(MentorEntry.objects.order_by("pk")[0].pk, "max_mentees")],
            "register:nomination": [one.pk for one in proposed], "self_nomination": [school.slug],
            "register:wishes_mentee": [MenteeEntry.objects.order_by("pk")[0].pk],
            "register:wishes_mentor": [MentorEntry.objects.order_by("pk")[0].pk],
            "people": [pair.mentor_id, gone.pk], "people:account": [curator.pk],
            "programmes": [programmes[0], programmes[-1]], "programmes:of_mentorship": [pair.pk, lived.offered[0].pk],
            "programmes:mark": [line(programmes[0])], "programmes:remove_item": [line(programmes[-1])],
            "programmes:edit_item": [line(programmes[-1])], "programmes:file": [shown.pk],
            **dict.fromkeys((f"programmes:{name}" for name in POSTED), [line(programmes[0])]),
            "register:mentee": [MenteeEntry.objects.order_by("pk")[0].pk],
            "register:mentor": [entry.pk for entry in MentorEntry.objects.order_by("pk")[:2]],
            "register:change_mentee": [MenteeEntry.objects.order_by("pk")[0].pk],
            "register:answers_mentee": [MenteeEntry.objects.order_by("pk")[0].pk],
            "register:answers_mentor": [MentorEntry.objects.order_by("pk")[0].pk],
            "register:change_mentor": [MentorEntry.objects.order_by("pk")[0].pk],
            "register:of_person": [pair.mentor_id], "register": [lived.outcome.origin.pk, fresh.pk],
            "my:link": [make_link(pair.mentor, by=program, at=at)],
            "rights": [asked.pk, taken_back.pk],
            "rights:subject": [pair.mentor_id], "rights:data": [pair.mentor_id], "rights:link": [pair.mentor_id],
            "rights:erase": [gone.pk, pair.mentor_id], "rights:own_data": [0], "rights:destroy": ["consents"],
            "rights:done": [asked.tasks.get().pk], "rights:longer": [asked.tasks.get().pk],
            **some_surveys(school, [pair.mentor, *pair.mentees], program, at),
            **some_figures(school, program, at),
            "year_end": [lived.cycle.pk], "year_end:file": [0],
            "monitoring:indicator": [{"code": code} for code in ("I1", "I4", "I5", "I6")],
            "monitoring:refusal": [{"pk": pair.mentor_id, "code": "before.mentor"}],
            "roadmap": [one.pk for one in item[:3]], "roadmap:cycle": [lived.cycle.pk],
            "roadmap:add_point": [lived.cycle.pk], "roadmap:remove_point": [own.pk],
            "roadmap:tick_file": [Tick.objects.get(item=item[1]).pk],
        }  # fmt: skip


def some_surveys(school, people, program, at):
    """Waves that are begun, answered, anonymous, over; a draft; a link for the phone."""
    from nastavnik.instruments.surveys.actions.answers import keep_answers, send_answers
    from nastavnik.instruments.surveys.actions.campaigns import close_campaign, revoke, start_campaign
    from nastavnik.instruments.surveys.actions.questionnaires import draft_version, take_ready
    from nastavnik.instruments.surveys.links import token_of
    from nastavnik.instruments.surveys.models import Invitation
    from nastavnik.instruments.surveys.queries import latest_version

    deed = {"by": program, "at": at}
    due_on = at.date() + dt.timedelta(days=7)
    taken = {code: take_ready(school, code, **deed) for code in ("request.mentee", "after.mentee", "event")}
    waves = {}
    for code, one in taken.items():
        for secret in (False, True):
            waves[code, secret] = start_campaign(
                latest_version(one), people, title=one.said, due_on=due_on, anonymous=secret, **deed
            )
    full = {"role": "mentor", "useful": 8, "organised": 9, "recommend": 5, "best": "Разбор урока"}
    for link in [
        *Invitation.objects.filter(campaign=waves["event", False]),
        *Invitation.objects.filter(campaign=waves["event", True]),
    ]:
        keep_answers(link, full, at=at)
        send_answers(link, **deed)
    close_campaign(waves["event", True], **deed)
    draft_version(taken["request.mentee"], **deed)
    begun, gone = Invitation.objects.filter(campaign=waves["request.mentee", False]).order_by("pk")[:2]
    keep_answers(begun, {"areas": ["method", "parents", "digital"]}, at=at)
    revoke(gone, **deed)
    done = Invitation.objects.filter(campaign=waves["event", False]).order_by("pk")[0]
    token, request = token_of(begun), taken["request.mentee"].pk
    secret = Invitation.objects.filter(campaign=waves["request.mentee", True]).order_by("pk")[0]
    numbers = [{"pk": request, "number": 1}]
    wave_pks = [one.pk for one in waves.values()]
    return {
        "answers": [token, token_of(gone), token_of(secret), token_of(done)],
        "answers:section": [{"token": token, "number": n} for n in (1, 2, 3, 4)],
        "answers:save": [{"token": token, "number": 1}],
        "surveys": [one.pk for one in taken.values()],
        "surveys:ready": ["request.mentor", "card.curator"],
        "surveys:blank": [{"pk": request, "extension": one} for one in ("docx", "pdf")],
        "surveys:item": [{"pk": request, "code": one} for one in ("areas", "points.method", "wished")],
        "surveys:section": numbers,
        "surveys:new_item": numbers,
        "surveys:results_file": [{"pk": wave_pks[0], "kind": "csv"}],
        "surveys:paper": [waves["request.mentee", True].pk],
        **{f"surveys:{name}": wave_pks for name in ("wave", "results")},
        **{f"surveys:{name}": wave_pks[:1] for name in ("more", "remind", "prolong", "close", "slips")},
        **{f"surveys:{name}": [begun.pk] for name in ("link", "type", "renew", "revoke")},
        "surveys:answers": [done.pk],
    }


def some_meetings(pair, program, at):
    """A meeting planned, one held, one with an objection; a private note of the mentor."""
    from nastavnik.foundation.organisations.access import actor_of
    from nastavnik.journey.mentorships.models import Mentorship
    from nastavnik.journey.programmes.feeds.actions import make_feed
    from nastavnik.journey.programmes.meetings import actions
    from nastavnik.journey.programmes.meetings.private.actions import keep_note

    pair = Mentorship.objects.with_people().get(pk=pair.pk)
    deed, day = {"by": actor_of(pair.mentor.account), "at": at}, at.date()
    said = {"form": "visit", "minutes": 45, "result": "Договорились о правилах начала урока и о знаке тишины"}
    topic = "Разбор урока математики в 6 «Б» классе: как начать урок, чтобы никто не ждал опоздавших"
    planned = actions.plan_meeting(
        pair, on=day + dt.timedelta(days=2), topic=topic, place="Кабинет 12", **deed
    )
    made = [actions.log_meeting(pair, on=day, topic=topic, **said, **deed) for _n in range(2)]
    made[1].objection = "Урок был во вторник, а не в понедельник"
    made[1].save()
    note = keep_note(pair, pair.mentor, "Спросить, как прошло родительское собрание", **deed)
    mine = ("log", "new", "plan", "notes")
    return {
        "meetings": [planned.pk, *(one.pk for one in made)],
        **{f"meetings:{name}": [pair.pk] for name in mine},
        **{f"meetings:{name}": [note.pk] for name in ("note", "remove_note")},
        "meetings:move": [planned.pk],
        "calendar": [make_feed(pair.mentor, **deed)],
    }


def some_figures(school, program, at):
    """What the municipality asks of the school: its curator looks and confirms."""
    from nastavnik.journey.reporting.actions import ask_schools
    from nastavnik.journey.reporting.columns import USUAL
    from nastavnik.journey.reporting.models import Reply

    due_on = at.date() + dt.timedelta(days=10)
    ask_schools(
        school.parent, [school], title="Сведения о наставничестве за первое полугодие", words="До среды",
        columns=USUAL, due_on=due_on, by=program, at=at,
    )  # fmt: skip
    reply = Reply.objects.get(organisation=school).pk
    none = [{"pk": 1, "kind": "csv"}]
    files = {f"reporting:{name}": none for name in ("form_file", "replies_file")}
    return files | {"reporting:answer": [reply], "reporting:request": [1], "reporting:remind": [1]}


def a_finale(lived, practice, program, at):
    """A final event whose scores are counted, with the best of a nomination equal; a member of the jury with a link."""
    from nastavnik.journey.finale.actions import applications, events, judging, jury
    from nastavnik.journey.finale.criteria import ready_nominations

    deed = {"by": program, "at": at}
    people = [one.mentor for one in lived.working]
    event = events.plan_event(
        lived.cycle, on=at.date(), time=dt.time(14), place="Актовый зал главного корпуса", manner="фестиваля практик",
        until=at.date(), least_scores=2, nominations=list(ready_nominations()), responsible=people[0],
        lines=[(dt.time(14), "Открытие", "Соколова Е. В., директор"), (dt.time(14, 15), "Выступления", "")],
        **deed,
    )  # fmt: skip
    chair = jury.add_juror(event, person=people[-1], is_chair=True, **deed)
    guest = jury.add_juror(event, name="Туманова-Белозёрская Лидия Сергеевна", post="доцент, ИРО", **deed)
    third = jury.add_juror(event, name="Ким Олег Ильич", post="методист", **deed)
    events.open_applications(event, **deed)
    first = event.nominations.all()[0]
    works = [
        applications.apply(
            event, pair, nomination=first, title=f"Дневник наблюдений: {number}", summary="Вели уроки\n\nРазбирали",
            achieved="Было 3 из 10, стало 8 из 10", practice=practice if number == 1 else None, **deed,
        )
        for number, pair in enumerate(lived.working[:2], 1)
    ]  # fmt: skip
    events.begin_judging(event, **deed)
    for work in works:
        work.event.refresh_from_db()
        for juror in (guest, third):
            points = {"uniqueness": 2, "results": 3, "scalability": 1}
            judging.give_score(juror, work, points=points, **deed)
    secret = jury.make_link(guest, **deed)
    events.close_judging(event, **deed)
    pk = event.pk
    return {
        "finale": [pk], "finale:application": [works[0].pk], "finale:withdraw": [works[0].pk],
        "finale:apply": [works[0].mentorship_id], "finale:rule": [first.pk],
        "finale:member": [(chair.pk, "chair")], "finale:link": [chair.pk],
        "finale:deed": [(pk, "hold"), (pk, "unclose")], "finale:paper": [(pk, "list")],
        "finale:judged": [{"pk": pk, "application": works[0].pk}],
        "jury": [secret], "jury:work": [{"secret": secret, "application": works[0].pk}],
    }  # fmt: skip


def own_template():
    """A school's own template with one field."""
    made, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph("{{ organisation.full_name }}")
    paper.save(made)
    return made.getvalue()


def every_address(examples, school):
    """All addresses of the program with the keys of the examples; an address nobody gave a key for is an error."""
    for name, keys in addresses():
        fixed = {"slug": school.slug} if "slug" in keys else {}
        own = sorted(keys - {"slug"})
        if not own:
            yield name, reverse(name, kwargs=fixed)
            continue
        if set(own) <= set(KINDS) and name not in examples:
            choices = [
                dict(zip(own, values, strict=True)) for values in itertools.product(*map(KINDS.get, own))
            ]
        else:
            known = examples.get(name, examples.get(name.split(":")[0]))
            assert known is not None, f"{name}: say in `examples` whose page is to be looked at"
            choices = [_keyed(name, own, key) for key in known]
        for values in choices:
            yield name, reverse(name, kwargs=fixed | values)


def _keyed(name, own, key):
    if isinstance(key, dict):
        return {one: key[one] for one in own}
    values = dict(
        zip(
            ("pk", "field" if "field" in own else "name"),
            key if isinstance(key, tuple) else (key,),
            strict=False,
        )
    )
    if "extension" in own:
        values["extension"] = "docx"
    if "mentorship" in own:
        values = {"mentorship": key}
    if "kind" in own:
        values["kind"] = "json"
    for word in ("token", "code", "listing", "secret", "school"):
        if word in own:
            values[word] = key
    for word in ("duty", "mentee"):
        if word in own:
            values[word] = key[1]
    if "stage" in own:
        values["stage"] = 5
    if name == "programmes:step":
        values["name"] = "agree"
    return {one: values[one] for one in own}


@pytest.fixture
def look(page_factory, assert_clean):
    """`look(account, addresses)` opens each page in both looks and gives what is wrong, a line a page."""

    def go(account, paths):
        page, wrongs = page_factory(user=account), []
        for path in paths:
            page.wrongs.clear()
            for number, (width, height, scheme) in enumerate(LOOKS):
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                if number == 0:
                    page.goto(path, wait_until="load")
                page.evaluate(SETTLED)
                keep_picture(page, account, path, width, scheme)
                try:
                    assert_clean(page)
                    assert page.locator("h1").count() == 1, "one h1 a page"
                    assert page.locator("main .btn-primary:visible").count() <= 1, "one primary button"
                except AssertionError as error:
                    wrongs.append(f"{path} {width} {scheme}: {str(error)[:600]}")
        return wrongs

    return go


def keep_picture(page, account, path, width, scheme):
    from os import environ

    if folder := environ.get("NASTAVNIK_SHOTS"):
        who, where = account.login if account else "guest", path.strip("/").replace("/", "-") or "home"
        name = f"{who}-{where}-{width}-{scheme}.png"
        page.screenshot(path=str(Path(folder) / name), full_page=True)


def clean(wrongs):
    """Everything that is wrong is told at once."""
    if wrongs:
        pytest.fail("\n".join(wrongs), pytrace=False)


def pages_of(browser, rows, others=None):
    """{address: its name} of what is a page for this client: HTML with 200.

    `others` (a set) collects the names of deeds, files and ways on to another page.
    """
    found = {}
    for name, path in rows:
        answer = browser.get(path)
        assert answer.status_code < 500, path
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found[path] = name
        elif others is not None and answer.status_code not in (403, 404):
            others.add(name)
    return found


@pytest.fixture
def roles(examples):
    """The accounts of `examples` by their login; the curator first."""
    from nastavnik.foundation.accounts.models import Account

    return {account.login: account for account in Account.objects.order_by("login")}


@pytest.mark.parametrize("half", [0, 1])  # two cores look at the same time
def test_every_page_of_the_curator_is_clean(half, lived, examples, roles, enter, look):
    found = list(pages_of(enter(roles["curator"]), every_address(examples, lived.school)))
    assert len(found) > 50
    clean(look(roles["curator"], found[half::2]))


def test_every_page_of_the_others_is_clean_and_no_page_is_left_out(lived, examples, roles, enter, look):
    rows = list(every_address(examples, lived.school))
    shown: set[str] = set()
    known = pages_of(enter(roles["curator"]), rows, shown)
    guest = pages_of(Client(), rows)
    wrongs = look(None, guest)
    shown |= set(known.values()) | set(guest.values())
    for login, account in roles.items():
        if login == "curator":
            continue
        found = pages_of(enter(account), rows, shown)
        fresh = [path for path, name in found.items() if path not in known or name in THEIR_OWN[login]]
        wrongs += [f"{login}: {words}" for words in look(account, fresh)]
        shown |= set(found.values())
    clean(wrongs)
    assert {name for name, _path in rows} - shown == NOT_THERE


def test_a_school_without_anything_is_told_what_to_do_first(live_server, school, sign_up, enter, look):
    curator = sign_up("curator", school, "curator", "administrator")
    mentor = sign_up("mentor", school, "mentor")
    rows = [
        (name, reverse(name, kwargs={"slug": school.slug} if keys else {}))
        for name, keys in addresses()
        if keys <= {"slug"}
    ]
    found = pages_of(enter(curator), rows)
    clean(look(curator, found) + look(mentor, pages_of(enter(mentor), rows)))


def test_three_hundred_people_make_pages_that_stay_clean(
    live_server, school, cycle, sign_up, enter, look, program, at
):
    """Long lists with long names: the second page of each is reached by its own address."""
    from nastavnik.foundation.people.actions import enter_people
    from nastavnik.journey.register.actions.candidates import propose_candidates

    with scope(organisation=school):
        cards = enter_people(school, [long_card(number) for number in range(300)], by=program, at=at)
        propose_candidates(school, cards, by=program, at=at)
    curator = sign_up("curator", school, "curator")
    lists = ("people:list", "register:mentees", "register:mentors")
    paths = [reverse(name, args=[school.slug]) for name in lists]
    clean(look(curator, [*paths, f"{paths[0]}?page=2"]))


def long_card(number):
    surname = ("Константинопольская-Преображенская", "Оглы", "Вознесенская", "Ким")[number % 4]
    return {
        "surname": surname, "first_name": ("Александрина", "Ян")[number % 2],
        "patronymic": f"Всеволод{'овна' if number % 3 else 'ович'}", "post": POSTS[number % len(POSTS)],
        "subjects": ["русский язык и литература", "родная литература"][: number % 3], "is_teaching": True,
        "service_total": number % 400, "service_teaching": number % 400, "service_here": number % 200,
        "category": ("none", "first", "highest")[number % 3], "birth_year": 1960 + number % 44,
        "service_as_of": dt.date(2026, 9, 1),
    }  # fmt: skip
