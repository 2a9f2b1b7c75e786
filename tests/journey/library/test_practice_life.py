"""A practice from the pair's record to its readers and back."""

import pytest

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.instruments.consents.gate import in_force
from nastavnik.journey.library import actions, queries
from nastavnik.journey.library.evidence import practices
from nastavnik.journey.library.models import Practice
from nastavnik.journey.library.states import Answer, State, Verdict

AT_SITE = "https://school7.example.org/practices/"  # the school's own site, which its consents name


def told(school, address, today):
    return queries.published(school, address, in_force(school, today))


def test_the_draft_tells_only_what_the_record_knows(practice, pair):
    assert [author.person_id for author in practice.authors.all()] == [pair.mentor_id, pair.mentees[0].pk]
    assert practice.deficits == ["class_management.discipline"]
    assert practice.title == "Как пара справилась с затруднением «дисциплина на уроке»"
    assert practice.problem.startswith("Профессиональный запрос: Шум.")
    assert practice.course.splitlines()[0].endswith("(07.09.2026)") and len(practice.course.splitlines()) == 1
    assert practice.result.replace("\u00a0", " ").startswith("Выполнено 1 из ")
    assert (practice.limits, practice.scaling) == ("", "")


def test_a_pair_is_told_once(practice, pair, program, at):
    with pytest.raises(DomainError, match="already|уже"):
        actions.begin_from_pair(pair, by=program, at=at)
    assert Practice.objects.count() == 1


def test_what_is_empty_is_named_before_review(practice, program, at):
    actions.change_practice(practice, {"course": " ", "result": ""}, by=program, at=at)
    with pytest.raises(BadInput) as refused:
        actions.send_practice(practice, by=program, at=at)
    assert set(refused.value.fields) == {"course", "result"}
    practice.refresh_from_db()
    assert practice.state == State.DRAFT


def test_a_card_names_nobody_in_its_words(practice, program, at):
    actions.change_practice(
        practice,
        {"course": "Дмитрий Орлов вёл урок, помогали орлов и орёл. «Орлову» понравилось."},
        by=program,
        at=at,
    )
    with pytest.raises(BadInput) as refused:
        actions.send_practice(practice, by=program, at=at)
    assert "Орлов, Орлову" in str(refused.value)
    actions.change_practice(practice, {"course": "Наставляемый вёл урок. Орёл летал."}, by=program, at=at)
    actions.send_practice(practice, by=program, at=at)
    assert practice.state == State.REVIEW


def test_remarks_make_the_next_version(practice, program, at):
    actions.send_practice(practice, by=program, at=at)
    with pytest.raises(BadInput):
        actions.review_practice(practice, Verdict.RETURN, by=program, at=at)
    practice.refresh_from_db()
    actions.review_practice(practice, Verdict.RETURN, remarks="Назовите цифры.", by=program, at=at)
    assert (practice.state, practice.version) == (State.DRAFT, 2)
    assert [(one.version, one.verdict, one.remarks) for one in practice.reviews.all()] == [
        (1, "return", "Назовите цифры.")
    ]


def test_every_author_agrees_to_exactly_this_text(practice, program, at, today):
    first, second = practice.authors.all()
    actions.answer_as_author(first, Answer.AGREED, on=today, by=program, at=at)
    actions.change_practice(practice, {"goal": "Другая цель"}, by=program, at=at)
    assert {author.answer for author in practice.authors.all()} == {Answer.WAITING}  # asked anew
    actions.change_practice(practice, {"goal": "Другая цель"}, by=program, at=at)
    actions.send_practice(practice, by=program, at=at)
    actions.review_practice(practice, Verdict.ACCEPT, by=program, at=at)
    actions.answer_as_author(practice.authors.first(), Answer.AGREED, on=today, by=program, at=at)
    with pytest.raises(DomainError, match="1 автор"):
        actions.publish_practice(practice, on=today, by=program, at=at)
    assert practice.state == State.ACCEPTED and not Practice.objects.published().exists()


def test_who_refuses_takes_it_down_at_once(publish, in_school, cycle, program, at, today):
    practice = publish()
    assert practices(cycle, today).done
    assert [one.practice for one in told(in_school, AT_SITE, today)] == [practice]
    author = practice.authors.select_related("practice").last()
    actions.answer_as_author(author, Answer.REFUSED, on=today, by=program, at=at)
    assert told(in_school, AT_SITE, today) == []
    assert not practices(cycle, today).done
    assert Entry.objects.filter(deed="practice.take_down").count() == 1


def test_a_name_leaves_the_school_only_with_both_items_of_the_consent(
    publish, in_school, program, at, today, pair
):
    from nastavnik.instruments.consents.actions import print_consents, record_answers, record_signed

    practice = publish()
    assert told(in_school, AT_SITE, today)[0].authors == ()
    people = [author.person for author in practice.authors.all()]
    for person, yes in zip(people, ({"name", "practice"}, {"name"}), strict=True):
        consent = print_consents(in_school, [person], ["dissemination"], year="2026/2027", by=program, at=at)[
            0
        ]
        answers = {item["code"]: (item["code"] in yes, "") for item in consent.items["items"]}
        record_answers(consent, answers, by=program, at=at)
        record_signed([consent], on=today, by=program, at=at)
    assert told(in_school, AT_SITE, today)[0].authors == ("Петрова Анна Сергеевна",)
    assert told(in_school, "https://elsewhere.example.org/", today)[0].authors == ()


def test_it_is_found_by_forms_of_words(publish, in_school, program):
    publish()
    for text, found in (("дисциплины", 1), ("Петровой", 1), ("петрова затруднения", 1), ("математика", 0)):
        assert len(queries.practices_for(program, in_school, text=text)) == found, text


def test_what_the_table_does_not_allow_is_refused(practice, program, at, today):
    deed = {"by": program, "at": at}
    refused = (
        lambda: actions.review_practice(practice, Verdict.ACCEPT, **deed),
        lambda: actions.publish_practice(practice, on=today, **deed),
        lambda: actions.take_down(practice, reason="так надо", **deed),
        lambda: actions.reopen_practice(practice, **deed),
    )
    for author in practice.authors.all():
        actions.answer_as_author(author, Answer.AGREED, on=today, **deed)
    for act in refused:
        with pytest.raises(DomainError):
            act()
        practice.refresh_from_db()
        assert (practice.state, practice.version) == (State.DRAFT, 1)
    actions.send_practice(practice, **deed)
    with pytest.raises(DomainError):
        actions.change_practice(practice, {"goal": "Позже"}, **deed)


def test_files_are_checked_and_only_while_it_is_written(practice, program, at):
    with pytest.raises(BadInput):
        actions.attach(practice, b"MZ not a paper", "План", by=program, at=at)
    kept = actions.attach(practice, b"%PDF-1.7\nstartxref\n0\n%%EOF", "План урока", by=program, at=at)
    actions.send_practice(practice, by=program, at=at)
    with pytest.raises(DomainError):
        actions.detach(practice.attachments.select_related("practice").get(), by=program, at=at)
    assert [one.pk for one in practice.attachments.all()] == [kept.pk]
