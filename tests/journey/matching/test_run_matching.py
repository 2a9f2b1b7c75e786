"""From staff cards to proposed pairs."""

import pytest

from nastavnik.foundation.core.errors import DomainError
from nastavnik.journey.matching.actions import publish_run, run_matching
from nastavnik.journey.matching.queries import people_of
from nastavnik.journey.matching.translate import why_from, why_nobody_from
from nastavnik.journey.mentorships.models import Member, Mentorship
from nastavnik.journey.register.models import MenteeEntry, MentorEntry

YEARS = 12
EXPERIENCED = {
    "service_total": 20 * YEARS,
    "service_teaching": 20 * YEARS,
    "service_here": 10 * YEARS,
    "category": "highest",
}
YOUNG = {"service_total": 6, "service_teaching": 6, "service_here": 6, "category": "none"}


@pytest.fixture
def banks(hire):
    return {
        "maths": hire(
            "Петрова Анна Сергеевна", post="учитель математики", subjects=["математика"], **EXPERIENCED
        ),
        "russian": hire(
            "Юсупова Гузель Ринатовна",
            post="учитель русского языка",
            subjects=["русский язык"],
            **EXPERIENCED,
        ),
        "young_maths": hire(
            "Орлов Дмитрий Ильич", post="учитель математики", subjects=["математика"], **YOUNG
        ),
        "young_russian": hire(
            "Ким Виктория Андреевна", post="учитель русского языка", subjects=["русский язык"], **YOUNG
        ),
        "cook": hire("Шульц Ирина Карловна", post="повар", **EXPERIENCED),
    }


def test_rules_propose_candidates_with_reasons_and_nobody_else(banks):
    mentees = {entry.person: entry for entry in MenteeEntry.objects.all()}
    mentors = {entry.person: entry for entry in MentorEntry.objects.all()}
    assert set(mentees) == {banks["young_maths"], banks["young_russian"]}
    assert set(mentors) == {banks["maths"], banks["russian"]}
    assert mentees[banks["young_maths"]].reasons == [{"code": "young", "service": 6}]
    assert mentors[banks["maths"]].reasons == [
        {"code": "service", "service": 240},
        {"code": "category", "category": "highest"},
    ]


def test_the_same_subject_makes_the_pair_and_the_reasons_say_so(banks, cycle, program, at):
    run = run_matching(cycle, by=program, at=at)
    pairs = {proposal.mentee: proposal.mentor for proposal in run.proposals.all()}
    assert pairs == {banks["young_maths"]: banks["maths"], banks["young_russian"]: banks["russian"]}
    assert run.proven
    names = {key: person.short_name for key, person in people_of(run).items()}
    sentences = why_from(run.proposals.get(mentee=banks["young_maths"]).why).sentences("ru", names)
    assert any("Петрова" in sentence for sentence in sentences)
    assert any("математика" in sentence for sentence in sentences)


def test_publishing_makes_pairs_once(banks, cycle, program, at):
    run = run_matching(cycle, by=program, at=at)
    made = publish_run(run, starts_on=cycle.starts_on, ends_on=cycle.ends_on, by=program, at=at)
    assert len(made) == 2 == Mentorship.objects.count()
    assert Member.objects.filter(is_open=True).count() == 2
    with pytest.raises(DomainError):
        publish_run(run, starts_on=cycle.starts_on, ends_on=cycle.ends_on, by=program, at=at)
    assert Mentorship.objects.count() == 2
    with pytest.raises(DomainError, match="waiting|ждёт"):
        run_matching(cycle, by=program, at=at)  # nobody is left


def test_who_stays_without_a_mentor_is_told_what_would_help(banks, cycle, program, at):
    MentorEntry.objects.filter(person=banks["russian"]).delete()
    MentorEntry.objects.filter(person=banks["maths"]).update(max_mentees=1)
    run = run_matching(cycle, by=program, at=at)
    left = run.leftovers.get()
    assert (left.mentee, left.kind) == (banks["young_russian"], "no_place")
    why = why_nobody_from(left.why)
    assert [(help.kind, help.mentor) for help in why.helps] == [("place", str(banks["maths"].pk))]


def test_an_empty_bank_is_said_in_words(in_school, cycle, program, at):
    with pytest.raises(DomainError):
        run_matching(cycle, by=program, at=at)
