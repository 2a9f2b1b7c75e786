"""The registers as lists: search, columns, kept views, cells corrected in place, reviews, bulk deeds."""

import datetime as dt
import io
import json

import docx
import openpyxl
import pytest
from django.urls import reverse

from nastavnik.foundation.audit.models import Entry as JournalEntry
from nastavnik.foundation.notify.models import Letter, Notice
from nastavnik.foundation.people.actions import Change, change_people
from nastavnik.foundation.people.models import ListView, Person
from nastavnik.journey.register.actions.candidates import change_entry, decide_candidates
from nastavnik.journey.register.actions.reviews import review_entries
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.tasks import remind_of_review

HTMX = {"HX-Request": "true"}


def names(answer):
    return [row.person.surname for row in answer.context["page"]]


def headings(answer):
    return [one.label for one in answer.context["headings"]]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("дисциплиной", ["Ежова"]), ("физику", ["Орлов"]), ("ЁЖОВА", ["Ежова"]), ("учителя орлова", ["Орлов"]),
        ("молодому специалисту", ["Ежова", "Орлов"]), ("онлайн", ["Орлов"]), ("рефлексии", []),
    ],
)  # fmt: skip
def test_entries_are_found_by_their_own_words_and_their_cards(
    address, hire, enter, curator, program, at, text, surnames
):
    hire("Ежова Вера Олеговна", service_teaching=20)
    hire("Орлов Дмитрий Ильич", service_teaching=5, subjects=["физика"])
    change_entry(
        MenteeEntry.objects.get(person__surname="Ежова"), request="Дисциплина на уроке", by=program, at=at
    )
    change_entry(MenteeEntry.objects.get(person__surname="Орлов"), modes=["online"], by=program, at=at)
    assert names(enter(curator).get(address("mentees"), {"q": text})) == surnames


def test_a_changed_name_moves_in_the_order_and_is_found(
    address, banks, hire, enter, curator, in_school, program, at
):
    hire("Белов Олег Ильич", service_teaching=5)
    person = Person.objects.get(surname="Белов")
    change_people(in_school, [Change(person, {"surname": "Яшин"})], by=program, at=at)
    browser = enter(curator)
    assert names(browser.get(address("mentees"))) == ["Орлов", "Яшин"]
    assert names(browser.get(address("mentees"), {"q": "яшина"})) == ["Яшин"]
    assert names(browser.get(address("mentees"), {"q": "белова"})) == []


@pytest.mark.parametrize("bank", ["mentees", "mentors"])
def test_every_column_sorts_both_ways_and_is_shown(address, banks, hire, enter, curator, bank):
    hire("Ежова Вера Олеговна", service_teaching=20)
    hire("Яшин Пётр Олегович", service_teaching=200, category="first")
    browser, url = enter(curator), address(bank)
    everything = browser.get(url, {"view": keep_all(browser, bank)})
    told = headings(everything)
    assert len(told) > 20 and len(set(told)) == len(told)
    for one in everything.context["headings"]:
        if one.sort:
            sort = one.sort.rpartition("sort=")[2].lstrip("-")
            there = names(browser.get(url, {"sort": sort}))
            assert sorted(there) == sorted(names(browser.get(url, {"sort": f"-{sort}"})))
    assert names(browser.get(url, {"sort": "name"})) == names(browser.get(url, {"sort": "-name"}))[::-1]


def keep_all(browser, bank):
    url = reverse("people:look", args=["school-7", bank])
    form = browser.get(url).context["form"]
    codes = [code for code, _label in form.fields["columns"].choices]
    browser.post(url, {"columns": codes, "keep": "1", "view-name": "Всё", "_once": "all"})
    return ListView.objects.get(name="Всё").pk


def test_columns_are_remembered_for_one_account_and_files_have_them(
    address, banks, enter, curator, head, school, at
):
    browser, url = enter(curator), reverse("people:look", args=[school.slug, "mentees"])
    back = browser.post(url, {"columns": ["joined", "state"], "query": "q=орлов&page=2", "_once": "a"})
    assert back.url == address("mentees") + "?q=%D0%BE%D1%80%D0%BB%D0%BE%D0%B2"
    assert headings(browser.get(address("mentees"))) == ["ФИО", "Дата вхождения", "Статус"]
    assert "Должность" in headings(enter(head).get(address("mentees")))
    book = openpyxl.load_workbook(io.BytesIO(browser.get(address("export_mentees", "xlsx")).content)).active
    assert [cell.value for cell in book[3]] == ["№", "ФИО", "Дата вхождения", "Статус"]
    assert [cell.value for cell in book[4]] == [
        1,
        "Орлов Дмитрий Ильич",
        at.replace(hour=0, tzinfo=None),
        "предложено",
    ]
    browser.post(url, {"columns": [], "_once": "b"})
    assert len(headings(browser.get(address("mentees")))) > 5


def test_a_view_is_kept_shared_and_removed_by_its_owner_alone(
    address, banks, enter, curator, head, stranger, sign_up, school
):
    browser, url = enter(curator), reverse("people:look", args=[school.slug, "mentees"])
    form = {"columns": ["request"], "query": "state=included", "keep": "1", "_once": "a"}
    assert browser.post(url, form | {"view-name": ""}).status_code == 422
    browser.post(url, form | {"view-name": "Включённые", "view-is_shared": "on", "_once": "b"})
    browser.post(url, form | {"view-name": "Мои", "_once": "c"})
    shared, own = (ListView.objects.get(name=name) for name in ("Включённые", "Мои"))
    seen = enter(head).get(address("mentees"), {"state": "included", "view": shared.pk})
    assert headings(seen) == ["ФИО", "Основной запрос"]
    assert [view.name for _url, view in seen.context["tools"].views] == ["Включённые"]
    assert f"?state=included&amp;view={shared.pk}" in seen.content.decode()
    assert "Должность" in headings(enter(head).get(address("mentees"), {"view": own.pk}))
    removal = reverse("people:remove_view", args=[school.slug, shared.pk])
    assert enter(head).post(removal).status_code == 404
    assert enter(stranger).get(url).status_code == 404
    mentor = sign_up("m", school, "mentor")
    assert enter(mentor).get(url).status_code == 403
    assert browser.get(reverse("people:look", args=[school.slug, "nothing"])).status_code == 404
    assert browser.post(removal, {"_once": "d"}).status_code == 302
    assert list(ListView.objects.values_list("name", flat=True)) == ["Мои"]


def test_a_cell_is_corrected_in_its_place_and_on_a_page(address, banks, enter, curator, head, stranger):
    entry, browser = banks[0], enter(curator)
    url = address("cell_mentee", entry.pk, "request")
    assert f'href="{entry.pk}/cell/request/"' in browser.get(address("mentees")).content.decode()
    assert "/cell/" not in enter(head).get(address("mentees")).content.decode()
    part, page = browser.get(url, headers=HTMX).content.decode(), browser.get(url).content.decode()
    assert "<html" not in part and "hx-post" in part and "<html" in page and "hx-post" not in page
    shown = browser.post(url, {"request": "Порядок <b>в классе</b>", "_once": "a"}, headers=HTMX)
    assert (
        "Порядок &lt;b&gt;в классе&lt;/b&gt;" in shown.content.decode()
        and "data-cell" in shown.content.decode()
    )
    entry.refresh_from_db()
    assert (entry.request, entry.asked_on) == ("Порядок <b>в классе</b>", dt.date(2026, 9, 7))
    assert "Порядок &lt;b&gt;" in browser.get(address("mentees")).content.decode()
    assert browser.post(url, {"request": "Иное", "_once": "b"}).url == address("mentee", entry.pk)
    assert browser.get(address("cell_mentee", entry.pk, "vetoed")).status_code == 404
    assert enter(head).post(url, {"request": "Нет"}).status_code == 403
    assert enter(stranger).post(url, {"request": "Нет"}).status_code == 404
    assert JournalEntry.objects.filter(deed="bank.change", object_id=entry.pk).count() == 2


def test_a_wrong_value_stays_in_the_cell_with_words(address, banks, enter, curator):
    entry, browser = banks[1], enter(curator)
    url = address("cell_mentor", entry.pk, "max_mentees")
    wrong = browser.post(url, {"max_mentees": "много", "_once": "a"}, headers=HTMX)
    assert wrong.status_code == 422 and "Введите целое число" in wrong.content.decode()
    assert browser.post(url, {"max_mentees": "4", "_once": "b"}, headers=HTMX).status_code == 200
    entry.refresh_from_db()
    assert entry.max_mentees == 4


def test_points_keep_their_level_and_new_ones_stand_in_the_middle(
    address, banks, enter, curator, program, at
):
    entry = banks[0]
    change_entry(entry, deficits=[{"code": "method.active", "level": 3}], by=program, at=at)
    url = address("cell_mentee", entry.pk, "deficits")
    enter(curator).post(url, {"deficits": ["method.active", "digital.ai"], "_once": "a"})
    entry.refresh_from_db()
    assert entry.deficits == [{"code": "method.active", "level": 3}, {"code": "digital.ai", "level": 2}]


def test_other_categories_than_those_of_the_card_need_a_reason(address, banks, enter, curator, program, at):
    entry, browser = banks[0], enter(curator)
    url = address("cell_mentee", entry.pk, "categories")
    bare = browser.post(url, {"categories": ["young", "attestation"], "_once": "a"})
    assert bare.status_code == 422 and list(bare.context["form"].errors) == ["categories_reason"]
    both = {"categories": ["young", "attestation"], "categories_reason": "аттестуется весной"}
    browser.post(url, both | {"_once": "b"})
    entry.refresh_from_db()
    assert (entry.categories, entry.categories_by_hand) == (["young", "attestation"], True)
    assert "аттестуется весной" in browser.get(address("mentee", entry.pk)).content.decode()
    change_people(entry.organisation, [Change(entry.person, {"service_teaching": 6})], by=program, at=at)
    entry.refresh_from_db()
    assert entry.categories == ["young", "attestation"]
    browser.post(url, {"categories": ["young"], "_once": "c"})
    entry.refresh_from_db()
    assert entry.categories_by_hand is False


def test_wishes_and_vetoes_and_free_hours(address, banks, hire, enter, curator, head, program, at):
    entry, browser = banks[0], enter(curator)
    hire("Ким Анна Львовна", service_teaching=300, category="first")
    other = MentorEntry.objects.get(person__surname="Ким").person_id
    url = address("wishes_mentee", entry.pk)
    same = browser.post(url, {"wished": [other], "vetoed": [other], "_once": "a"})
    assert same.status_code == 422 and list(same.context["form"].errors) == ["vetoed"]
    form = {"wished": [other], "vetoed": [banks[1].person_id], "free_times": ["mon-8", "mon-9", "wed-14"]}
    assert browser.post(url, form | {"_once": "b"}).status_code == 302
    entry.refresh_from_db()
    assert (entry.wished, entry.vetoed, entry.free_times) == (
        [other],
        [banks[1].person_id],
        form["free_times"],
    )
    assert browser.post(url, {"wished": [entry.person_id], "_once": "c"}).status_code == 422
    page = browser.get(address("mentee", entry.pk)).content.decode()
    assert "Ким Анна Львовна" in page and "Петрова Анна Сергеевна" in page and "Пн 8–10; Ср 14–15" in page
    seen = enter(head).get(address("mentee", entry.pk)).content.decode()
    assert "Ким Анна Львовна" in seen and "Петрова" not in seen
    assert "Петрова" not in browser.get(address("export_mentees", "csv"), {"columns": "all"}).content.decode()


@pytest.fixture
def old(banks, program, at):
    """Both entries decided eleven months and a day ago."""
    for entry in banks:
        decide_candidates([entry], "included", by=program, at=at)
        type(entry).objects.filter(pk=entry.pk).update(decided_on=dt.date(2025, 10, 7))
        entry.refresh_from_db()
    return banks


def test_who_was_not_looked_at_for_eleven_months_is_due(address, old, enter, curator, today, cycle):
    browser, url = enter(curator), address("mentees")
    assert names(browser.get(url, {"review": "due"})) == ["Орлов"]
    cockpit = browser.get(f"/o/{cycle.organisation.slug}/").content.decode()
    assert f'href="{url}?review=due">Пора пересмотреть 1 запись банка' in cockpit
    assert "пора пересмотреть" in browser.get(address("mentee", old[0].pk)).content.decode()
    done = browser.post(address("decide_mentees"), {"pk": [old[0].pk], "deed": "review", "_once": "a"})
    assert done.status_code == 302
    assert names(browser.get(url, {"review": "due"})) == []
    old[0].refresh_from_db()
    assert old[0].reviewed_on == today


def test_a_day_earlier_nobody_is_due(address, old, enter, curator):
    MenteeEntry.objects.update(decided_on=dt.date(2025, 10, 8))
    assert names(enter(curator).get(address("mentees"), {"review": "due"})) == []


def test_a_review_is_written_once_a_day(old, program, at):
    assert review_entries(old[:1], by=program, at=at) == 1
    assert review_entries(old[:1], by=program, at=at) == 0
    assert JournalEntry.objects.filter(deed="bank.review").count() == 1


def test_the_curators_are_reminded_once_a_month(old, curator, head, in_school, program, at):
    for later in (0, 1, 40):
        remind_of_review(in_school, by=program, at=at + dt.timedelta(days=later))
    told = Notice.objects.filter(account=curator).order_by("pk").values_list("words", flat=True)
    mentees, mentors = (
        "Банк наставляемых: пора пересмотреть 1 запись",
        "Банк наставников: пора пересмотреть 1 запись",
    )
    assert list(told) == [mentees, mentors, mentees, mentors]
    assert not Notice.objects.filter(account=head).exists()


def test_ticked_people_are_reminded_after_a_look_at_how(address, banks, hire, enter, curator, mentee):
    hire("Ежова Вера Олеговна", service_teaching=20, email="ezhova@example.org")
    hire("Яшин Пётр Олегович", service_teaching=20)
    pks = [entry.pk for entry in MenteeEntry.objects.order_by("pk")]
    browser, url = enter(curator), address("decide_mentees")
    asks = browser.post(url, {"pk": pks, "deed": "remind", "_once": "a"})
    text = asks.content.decode()
    assert asks.status_code == 200 and "сообщить некуда" in text and "по электронной почте" in text
    words = {"subject": "Анкета", "words": "Ответьте, пожалуйста", "pk": pks, "deed": "remind", "_once": "b"}
    assert browser.post(url, words).status_code == 302
    assert list(Letter.objects.values_list("address", "subject")) == [("ezhova@example.org", "Анкета")]
    assert Notice.objects.get(account=mentee).words == "Анкета"
    assert JournalEntry.objects.filter(deed="bank.remind").count() == 2


def test_ticked_people_are_taken_as_a_file(address, banks, hire, enter, curator):
    hire("Ежова Вера Олеговна", service_teaching=20)
    pk = MenteeEntry.objects.get(person__surname="Ежова").pk
    browser = enter(curator)
    asked = {"pk": [pk], "deed": "export", "query": "sort=-name&state=included", "_once": "a"}
    to = browser.post(address("decide_mentees"), asked)
    book = openpyxl.load_workbook(io.BytesIO(browser.get(to.url).content)).active
    assert [row[1] for row in book.iter_rows(min_row=4, values_only=True)] == ["Ежова Вера Олеговна"]
    assert book["A2"].value.endswith("отбор: отмечено вручную")


def test_the_register_as_a_paper_says_who_took_it(address, banks, enter, head):
    answer = enter(head).get(address("export_mentees", "docx"), {"state": "proposed"})
    paper = docx.Document(io.BytesIO(answer.content))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Выгружено: head, 07.09.2026 09:00, строк: 1, отбор: предложено" in said.replace("\u00a0", " ")
    assert "Орлов" in paper.tables[0].cell(1, 1).text
    assert paper.sections[0].page_width > paper.sections[0].page_height
    pdf = enter(head).get(address("export_mentees", "pdf"))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"
    kinds = JournalEntry.objects.filter(deed="bank.export").order_by("number").values_list("after", flat=True)
    assert [json.loads(json.dumps(one))["kind"] for one in kinds] == ["docx", "pdf"]


def test_a_decision_is_changed_and_both_are_kept(address, banks, enter, curator):
    entry, browser = banks[0], enter(curator)
    for number, (state, reason) in enumerate(
        (("refused", "уходит"), ("included", ""), ("reserve", "нет часов"))
    ):
        form = {"state": state, "reason": reason, "_once": str(number)}
        assert browser.post(address("mentee", entry.pk), form).status_code == 302
    entry.refresh_from_db()
    assert (entry.state, entry.decision_reason) == ("reserve", "нет часов")
    kept = JournalEntry.objects.filter(deed="bank.decide").order_by("number").values_list("before", "after")
    assert [(before["state"], after["state"]) for before, after in kept] == [
        ("proposed", "refused"), ("refused", "included"), ("included", "reserve"),
    ]  # fmt: skip


def test_a_later_room_adds_its_deed_to_the_bar(address, banks, enter, curator, head, monkeypatch):
    from nastavnik.journey.register import bulk

    monkeypatch.setattr(bulk, "_deeds", {})
    bulk.bulk_deed(
        "tests.ask", "Спросить", banks=["mentees"], permission="bank.decide", address="register:mentors"
    )
    with pytest.raises(ValueError, match="already"):
        bulk.bulk_deed("tests.ask", "Ещё", banks=[], permission="bank.decide", address="register:mentors")
    browser = enter(curator)
    assert f'formaction="{address("mentors")}">Спросить' in browser.get(address("mentees")).content.decode()
    assert "Спросить" not in browser.get(address("mentors")).content.decode()
    assert "Спросить" not in enter(head).get(address("mentees")).content.decode()
