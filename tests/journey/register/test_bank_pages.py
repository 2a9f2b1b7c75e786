"""The two banks on the pages: lists, decisions, entries, files to take away."""

import csv
import io

import openpyxl
import pytest

from nastavnik.foundation.audit.models import Entry as JournalEntry
from nastavnik.foundation.people.models import Person
from nastavnik.journey.register.actions.candidates import add_candidate, decide_candidates
from nastavnik.journey.register.models import MenteeEntry, MentorEntry


def reads(address, banks, person):
    return [
        address("mentees"), address("mentors"), address("mentee", banks[0].pk), address("mentor", banks[1].pk),
        address("export_mentees", "xlsx"), address("export_mentors", "csv"), address("of_person", person.pk),
    ]  # fmt: skip


def deeds(address, banks):
    return [
        address("decide_mentees"), address("decide_mentors"), address("add_mentee"), address("add_mentor"),
        address("change_mentee", banks[0].pk), address("change_mentor", banks[1].pk),
    ]  # fmt: skip


def test_who_may_see_and_who_may_decide(
    address, banks, enter, stranger, curator, head, mentor, sign_up, school, client
):
    person = banks[0].person
    see, do = reads(address, banks, person), deeds(address, banks)
    decide = [*do, address("mentee", banks[0].pk), address("mentor", banks[1].pk)]
    psychologist = sign_up("psychologist", school, "psychologist")
    assert {enter(stranger).get(url).status_code for url in see + do} == {404}
    assert {enter(stranger).post(url).status_code for url in decide} == {404}
    assert {enter(mentor).get(url).status_code for url in see} == {403}
    for account in (head, psychologist):
        assert {enter(account).get(url).status_code for url in see} == {200}
        assert {enter(account).post(url).status_code for url in decide} == {403}
    assert {enter(curator).get(url).status_code for url in see + do[2:]} == {200}
    assert {client.get(url).status_code for url in see} == {302}


def test_an_entry_of_another_school_is_missing_under_ones_own_address(banks, enter, stranger, other_school):
    urls = [
        f"/o/{other_school.slug}/register/{name}/{entry.pk}/"
        for name, entry in zip(("mentees", "mentors"), banks, strict=True)
    ]
    urls.append(f"/o/{other_school.slug}/register/people/{banks[0].person_id}/")
    assert {enter(stranger).get(url).status_code for url in urls} == {404}


def test_an_empty_bank_says_why_and_offers_the_step(address, in_school, enter, curator, head):
    page = enter(curator).get(address("mentees")).content.decode()
    assert "В банке пока никого нет" in page and page.count(address("imports")) == 2
    assert address("imports") not in enter(head).get(address("mentees")).content.decode()


def names(answer):
    return [row.person.surname for row in answer.context["page"]]


def test_the_register_is_searched_filtered_and_sorted(address, hire, enter, curator, program, at):
    hire("Ёлкина Анна Львовна", service_teaching=4, birth_year=2004)
    hire("Яшин Пётр Львович", service_teaching=200, service_here=2)
    hire("Ежова Вера Олеговна", service_teaching=20, birth_year=2001)
    asked = MenteeEntry.objects.get(person__surname="Ежова")
    asked.request = "уроки"
    asked.save()
    decide_candidates([asked], "included", by=program, at=at)
    browser, url = enter(curator), address("mentees")
    assert names(browser.get(url)) == ["Ежова", "Ёлкина", "Яшин"]
    assert names(browser.get(url, {"q": "елкина АННА"})) == ["Ёлкина"]
    assert names(browser.get(url, {"state": "included"})) == ["Ежова"]
    assert names(browser.get(url, {"state": ["included", "proposed"], "sort": "-name"})) == [
        "Яшин",
        "Ёлкина",
        "Ежова",
    ]
    assert names(browser.get(url, {"request": "missing"})) == ["Ёлкина", "Яшин"]
    assert names(browser.get(url, {"category": "newcomer"})) == ["Яшин"]
    assert names(browser.get(url, {"category": ["newcomer", "young"], "sort": "-service"})) == [
        "Яшин",
        "Ежова",
        "Ёлкина",
    ]
    assert names(browser.get(url, {"category": "выдумка"})) == []
    assert "Никто не подошёл" in browser.get(url, {"q": "нетакого"}).content.decode()


def test_mentors_who_have_named_nothing(address, banks, enter, curator, program, at):
    entry = banks[1]
    browser, url = enter(curator), address("mentors")
    assert names(browser.get(url, {"competences": "missing"})) == []
    decide_candidates([entry], "included", by=program, at=at)
    assert names(browser.get(url, {"competences": "missing"})) == ["Петрова"]
    assert names(browser.get(url, {"category": "highest"})) == ["Петрова"]
    assert names(browser.get(url, {"category": "first"})) == []


def test_several_are_decided_by_ticks(address, banks, hire, enter, curator):
    hire("Ёлкина Анна Львовна", service_teaching=4)
    pks = list(MenteeEntry.objects.values_list("pk", flat=True))
    browser, url = enter(curator), address("decide_mentees")
    back = browser.post(url, {"pk": pks, "deed": "included", "query": "state=proposed", "_once": "a"})
    assert back.url == address("mentees") + "?state=proposed"
    assert set(MenteeEntry.objects.values_list("state", flat=True)) == {"included"}
    asks = browser.post(url, {"pk": pks, "deed": "refused", "_once": "b"})
    assert asks.status_code == 200 and "Ёлкина" in asks.content.decode()
    empty = browser.post(url, {"pk": pks, "deed": "refused", "reason": " ", "_once": "c"})
    assert empty.status_code == 422
    assert set(MenteeEntry.objects.values_list("state", flat=True)) == {"included"}
    browser.post(url, {"pk": pks, "deed": "refused", "reason": "уходят", "_once": "d"})
    assert set(MenteeEntry.objects.values_list("state", "decision_reason")) == {("refused", "уходят")}
    assert browser.post(url, {"deed": "included", "_once": "e"}).status_code == 302
    assert browser.post(url, {"pk": [*pks, 987654], "deed": "included", "_once": "f"}).status_code == 404


def test_a_mentor_with_unmet_criteria_is_included_with_a_reason_only(
    address, hire, enter, curator, program, at
):
    person = hire("Белова Ольга Ивановна", service_teaching=30, category="none")
    entry = add_candidate(MentorEntry, person, reason="победитель конкурса", by=program, at=at)
    MentorEntry.objects.update(override_reason="")
    browser = enter(curator)
    asks = browser.post(address("decide_mentors"), {"pk": [entry.pk], "deed": "included", "_once": "a"})
    assert asks.status_code == 200 and "педагогический стаж" in asks.content.decode()
    bare = browser.post(address("mentor", entry.pk), {"state": "included", "_once": "b"})
    assert bare.status_code == 422 and list(bare.context["form"].errors) == ["reason"]
    browser.post(address("mentor", entry.pk), {"state": "included", "reason": "опыт", "_once": "c"})
    entry.refresh_from_db()
    assert (entry.state, entry.override_reason) == ("included", "опыт")
    page = browser.get(address("mentor", entry.pk)).content.decode()
    assert "опыт" in page and "Решение записано" in page and "curator" in page


def test_a_request_and_deficits_are_noted(address, banks, enter, curator):
    entry = banks[0]
    browser, url = enter(curator), address("change_mentee", entry.pk)
    form = {"request": "Дисциплина", "categories": ["young"], "class_management.discipline": "3", "method.active": "1",
            "kinds": ["virtual"], "modes": ["online"], "_once": "a"}  # fmt: skip
    assert browser.post(url, form).url == address("mentee", entry.pk)
    entry.refresh_from_db()
    assert entry.deficits == [
        {"code": "method.active", "level": 1},
        {"code": "class_management.discipline", "level": 3},
    ]
    assert (entry.request, entry.kinds, entry.modes, bool(entry.asked_on)) == (
        "Дисциплина",
        ["virtual"],
        ["online"],
        True,
    )
    both = browser.post(url, form | {"request_refused": "on", "_once": "b"})
    assert both.status_code == 422 and list(both.context["form"].errors) == ["request_refused"]
    assert browser.post(url, form | {"method.active": "7", "_once": "c"}).status_code == 422
    text = browser.get(address("mentee", entry.pk)).content.decode()
    assert "Дисциплина на уроке (сильно)" in text


def test_competences_hours_and_places_of_a_mentor(address, banks, enter, curator):
    entry = banks[1]
    form = {
        "max_mentees": "3",
        "hours_month": "6",
        "method.lesson_plan": "2",
        "forms": ["teacher_teacher"],
        "_once": "a",
    }
    browser = enter(curator)
    assert browser.post(address("change_mentor", entry.pk), form).status_code == 302
    entry.refresh_from_db()
    assert (entry.max_mentees, entry.hours_month, entry.forms) == (3, 6, ["teacher_teacher"])
    assert entry.competences == [{"code": "method.lesson_plan", "level": 2}]
    assert (
        browser.post(address("change_mentor", entry.pk), form | {"max_mentees": "", "_once": "b"}).status_code
        == 422
    )


def test_somebody_is_added_by_hand(address, hire, enter, curator):
    person = hire("Белова Ольга Ивановна", service_teaching=100, category="none")
    browser = enter(curator)
    assert browser.post(address("add_mentee"), {"person": person.pk, "_once": "a"}).status_code == 422
    done = browser.post(
        address("add_mentee"), {"person": person.pk, "reason": "готовится к конкурсу", "_once": "b"}
    )
    entry = MenteeEntry.objects.get()
    assert done.url == address("mentee", entry.pk) and entry.source == "curator"
    assert (
        browser.post(
            address("add_mentee"), {"person": person.pk, "reason": "ещё раз", "_once": "c"}
        ).status_code
        == 422
    )


def test_the_places_of_a_person_are_a_page_and_a_part(address, banks, enter, curator):
    url = address("of_person", banks[0].person_id)
    whole = enter(curator).get(url).content.decode()
    part = enter(curator).get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole and "<html" not in part
    assert address("mentee", banks[0].pk) in whole and address("mentee", banks[0].pk) in part
    assert f"{address('add_mentor')}?person={banks[0].person_id}" in part
    assert address("add_mentee") not in part


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_file_is_what_is_seen_and_says_who_took_it(address, banks, hire, enter, head, kind):
    hire("Ёлкина Анна Львовна", post="=1+1", is_teaching=True, service_teaching=4)
    answer = enter(head).get(address("export_mentees", kind), {"q": "елкина"})
    if kind == "xlsx":
        rows = [
            list(row)
            for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        ]
    else:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][0] == "Банк наставляемых – МБОУ «СОШ № 7»"
    assert rows[1][0] == "Выгружено: head, 07.09.2026 09:00, строк: 1, отбор: «елкина»"
    assert [row[1] for row in rows[2:]] == ["ФИО", "Ёлкина Анна Львовна"]
    assert rows[3][2] == ("=1+1" if kind == "xlsx" else "'=1+1")
    taken = JournalEntry.objects.get(deed="bank.export")
    assert taken.after == {"bank": "mentees", "rows": 1, "kind": kind, "selection": "«елкина»"}
    assert enter(head).get(address("export_mentees", "zip")).status_code == 404


def test_who_leaves_the_school_leaves_the_banks(banks, program, at, today):
    from nastavnik.foundation.people.actions import end_employment, resume_employment

    person = Person.objects.get(surname="Орлов")
    end_employment(person, on=today, reason="переезд", by=program, at=at)
    assert list(MenteeEntry.objects.values_list("state", "left_on")) == [("left", today)]
    assert MentorEntry.objects.get().state == "proposed"
    resume_employment(person, by=program, at=at)
    assert list(MenteeEntry.objects.order_by("pk").values_list("state", flat=True)) == ["left", "proposed"]


def test_a_new_number_proposes_anew(banks, in_school, program, at):
    from nastavnik.foundation.organisations.actions import change_setting

    change_setting(in_school, "mentor.service_years", 30, by=program, at=at)
    assert not MentorEntry.objects.exists()
    change_setting(in_school, "mentor.service_years", 3, by=program, at=at)
    assert MentorEntry.objects.count() == 1


@pytest.mark.parametrize("name", ["mentees", "mentors"])
def test_a_register_costs_the_same_for_one_and_three(
    address, hire, enter, curator, name, django_assert_num_queries
):
    browser = enter(curator)
    for more in (["Аист"], ["Берг", "Витте"]):
        for surname in more:
            hire(f"{surname} Анна Львовна", service_teaching=4)
            hire(f"{surname}ова Анна Львовна", service_teaching=300, category="first")
        with django_assert_num_queries(7):
            assert browser.get(address(name)).status_code == 200
