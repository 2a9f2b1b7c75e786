"""The matching desk: criteria, three plans, decisions beforehand, the price of another pair, publishing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nastavnik import matcher
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.jobs.models import Job
from nastavnik.journey.matching import looking
from nastavnik.journey.matching.actions import publish_run, run_matching
from nastavnik.journey.matching.comparing import preview
from nastavnik.journey.matching.criteria import chosen, of_organisation
from nastavnik.journey.matching.models import MatchRun, Pause, Proposal
from nastavnik.journey.matching.rulings import keep_criteria, lift_ruling, make_ruling
from nastavnik.journey.matching.running import run_again
from nastavnik.journey.matching.translate import instance_from, instance_of
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.register.models import MentorEntry

OLD = {"service_total": 240, "service_teaching": 240, "service_here": 120, "category": "highest"}
YOUNG = {"service_total": 6, "service_teaching": 6, "service_here": 6, "category": "none"}


@pytest.fixture
def banks(hire):
    def teacher(name, subject, service):
        return hire(name, post=f"учитель, {subject}", subjects=[subject], **service)

    return {
        "maths": teacher("Петрова Анна Сергеевна", "математика", OLD),
        "russian": teacher("Юсупова Гузель Ринатовна", "русский язык", OLD),
        "young_maths": teacher("Орлов Дмитрий Ильич", "математика", YOUNG),
        "young_russian": teacher("Ким Виктория Андреевна", "русский язык", YOUNG),
    }


def set_of(people):
    return sorted(map(repr, people))


def pairs(run):
    return dict(Proposal.objects.filter(run=run).order_by("pk").values_list("mentee_id", "mentor_id"))


def test_the_three_plans_are_compared_and_nothing_is_kept(banks, in_school, today):
    told = preview(in_school, today, of_organisation(in_school))
    assert [(row.plan, row.matched, row.alone, row.moved) for row in told.rows] == [
        ("most", 2, 0, None), ("fair", 2, 0, None), ("stable", 2, 0, None)
    ]  # fmt: skip
    assert (told.mentees, told.mentors, MatchRun.objects.count()) == (2, 2, 0)


def test_weights_and_rules_of_the_school_begin_the_next_run(banks, cycle, in_school, program, at, today):
    assert instance_of(in_school, today).weights.subject == 250
    keep_criteria(
        in_school, chosen({"subject": 10, "load": 9999}, {"required_subject": True}, True), by=program, at=at
    )
    run = run_matching(cycle, by=program, at=at)
    task = instance_from(run.instance)
    assert (task.weights.subject, task.weights.load, task.weights.level) == (10, 300, 100)
    assert task.rules.required_subject
    now = instance_of(in_school, today)
    assert (set_of(task.mentees), set_of(task.mentors)) == (set_of(now.mentees), set_of(now.mentors))
    assert (task.rules, task.groups) == (now.rules, now.groups)


def test_a_ruling_is_followed_until_it_is_lifted(banks, cycle, in_school, program, at):
    two = banks["young_maths"], banks["russian"]
    free = pairs(run_matching(cycle, by=program, at=at))
    assert free[two[0].pk] == banks["maths"].pk
    deed = {"said_by": "mentee", "by": program, "at": at}
    with pytest.raises(BadInput):
        make_ruling(in_school, "lock", *two, words=" ", **deed)
    ruling = make_ruling(in_school, "lock", *two, words="Просит сама", **deed)
    with pytest.raises(DomainError, match="Орлов"):
        make_ruling(in_school, "lock", two[0], banks["maths"], words="Иначе", **deed)
    run = run_matching(cycle, by=program, at=at)
    assert pairs(run)[two[0].pk] == two[1].pk
    assert run.proposals.get(mentee=two[0]).locked
    lift_ruling(ruling, by=program, at=at)
    make_ruling(in_school, "ban", *two, words="Ссора", **deed)
    make_ruling(in_school, "ban", two[0], banks["maths"], words="Ссора", **deed)
    assert two[0].pk not in pairs(run_matching(cycle, by=program, at=at))


def test_who_has_asked_for_a_pause_takes_no_part(banks, cycle, in_school, program, at):
    Pause.objects.create(
        organisation=in_school, person=banks["maths"], until=at.date().replace(month=12), made_at=at
    )
    assert set(pairs(run_matching(cycle, by=program, at=at)).values()) == {banks["russian"].pk}
    Pause.objects.update(until=at.date())  # the day has come
    assert set(pairs(run_matching(cycle, by=program, at=at)).values()) == {
        banks["russian"].pk, banks["maths"].pk
    }  # fmt: skip


def test_the_price_of_another_pair_is_exact_and_changes_nothing(banks, cycle, program, at):
    run = run_matching(cycle, by=program, at=at)
    mentee, mentor = str(banks["young_maths"].pk), str(banks["russian"].pk)
    told = looking.what_if(run, mentee, mentor, "ru")
    assert (told.possible, told.stands) == (True, False)
    made = run_again(run, {"deed": "lock", "mentee": mentee, "mentor": mentor}, by=program, at=at)
    lost = run.totals["score"] - made.totals["score"]
    assert lost > 0 and any(f"{lost}\u00a0балл" in sentence for sentence in told.sentences)
    assert pairs(run)[int(mentee)] == banks["maths"].pk  # the run before stands as it was
    assert (made.before, made.by_hand[-1]["deed"]) == (run, "lock")
    assert made.proposals.get(mentee=banks["young_maths"]).was_mentor_id == banks["maths"].pk
    back = run_again(made, {"deed": "free", "mentee": mentee, "mentor": mentor}, by=program, at=at)
    assert pairs(back) == pairs(run)
    edit = {"deed": "ban", "mentee": mentee, "mentor": str(banks["maths"].pk)}
    banned = run_again(run, edit, by=program, at=at)
    assert pairs(banned)[int(mentee)] == banks["russian"].pk


def test_a_run_can_be_shown_again_to_the_byte(banks, cycle, program, at):
    run = MatchRun.objects.get(pk=run_matching(cycle, by=program, at=at).pk)
    answer = matcher.solve(instance_from(run.instance), run.plan)
    assert {int(pair.mentee): int(pair.mentor) for pair in answer.pairs} == pairs(run)
    assert (answer.totals.score, answer.version) == (run.totals["score"], run.version)


def test_a_group_is_published_as_one_group(banks, hire, cycle, in_school, program, at):
    MentorEntry.objects.filter(person=banks["maths"]).update(kinds=["group"])
    MentorEntry.objects.exclude(person=banks["maths"]).delete()
    keep_criteria(in_school, chosen({}, {}, True), by=program, at=at)
    run = run_matching(cycle, by=program, at=at)
    assert set(pairs(run).values()) == {banks["maths"].pk}
    made = publish_run(run, starts_on=cycle.starts_on, ends_on=cycle.ends_on, by=program, at=at)
    assert [(one.kind, one.least, len(one.mentees)) for one in made] == [("group", 2, 2)]
    assert Mentorship.objects.count() == 1


def test_the_desk_by_hand_from_slider_to_run(banks, cycle, school, enter, curator):
    browser, desk = enter(curator), reverse("matching:desk", args=[school.slug])
    page = browser.get(desk).content.decode()
    assert 'type="range"' in page
    told = {"plan": "fair", "weight_subject": "0", "rule_superior": "on"}
    asked = browser.post(reverse("matching:preview", args=[school.slug]), told)
    assert (asked.status_code, MatchRun.objects.count()) == (200, 0)
    part = browser.post(reverse("matching:preview", args=[school.slug]), told, headers={"hx-request": "true"})
    assert part.content.decode().strip().startswith('<div id="preview"')
    wrong = browser.post(reverse("matching:preview", args=[school.slug]), told | {"weight_subject": "x"})
    assert wrong.status_code == 422
    assert browser.post(desk, told | {"deed": "run"}).status_code == 302
    run = MatchRun.objects.get()
    assert (run.plan, run.instance["weights"]["subject"]) == ("fair", 0)
    one = Proposal.objects.order_by("pk").first()
    query = {"mentee": one.mentee_id, "mentor": one.mentor_id}
    other = reverse("matching:other", args=[school.slug, run.pk])
    assert browser.get(other, query).status_code == 200
    assert browser.get(other, {"mentee": one.mentee_id}).status_code == 422
    assert browser.post(other, query | {"deed": "lock"}).url.endswith(f"/matching/{run.pk + 1}/")
    assert (
        browser.get(reverse("matching:choice", args=[school.slug, run.pk, one.mentee_id])).status_code == 200
    )


def test_decisions_beforehand_are_seen_by_few(banks, in_school, program, at, school, enter, sign_up, curator):
    make_ruling(
        in_school,
        "ban",
        banks["young_maths"],
        banks["maths"],
        said_by="head",
        words="Тайна",
        by=program,
        at=at,
    )
    council = sign_up("council", school, "council")
    address = reverse("matching:rulings", args=[school.slug])
    assert "Тайна" in enter(curator).get(address).content.decode()
    assert enter(council).get(address).status_code == 403


def test_many_people_are_matched_behind_the_page(banks, cycle, school, enter, curator, monkeypatch):
    from nastavnik.journey.matching.views import desk

    monkeypatch.setattr(desk, "LARGE", 1)
    answer = enter(curator).post(
        reverse("matching:desk", args=[school.slug]), {"plan": "most", "deed": "run", "rule_superior": "on"}
    )
    job = Job.objects.get(kind="matching.run")
    assert answer.url.endswith(f"/jobs/{job.pk}/")
    from nastavnik.foundation.jobs.running import run_job

    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["url"]) == (
        "done",
        f"/o/{school.slug}/matching/{MatchRun.objects.get().pk}/",
    )


def test_the_run_page_costs_the_same_for_one_pair_and_for_three(
    banks, cycle, school, enter, curator, hire, program, at
):
    browser, costs = enter(curator), []
    for more in ((), ("Гёте Анна Карловна", "Щукин Пётр Ильич")):
        for name in more:
            hire(name, post="учитель музыки", subjects=["музыка"], **YOUNG)
        run = run_matching(cycle, by=program, at=at)
        address = reverse("matching:run", args=[school.slug, run.pk])
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        costs.append(len(asked))
    assert costs == [8, 8]
