"""The banks, staff lists and staff cards in a real browser: the longest names, ticks, the search as one types."""

import pytest
from django.urls import reverse
from django_scopes import scope

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Константинопольская-Преображенская Александра-Виктория Святополк-Мстиславовна"


def fill(hire, in_school, program, at):
    from nastavnik.journey.register.actions.candidates import add_candidate, change_entry, decide_candidates
    from nastavnik.journey.register.models import MenteeEntry, MentorEntry

    for number in range(55):
        letter = chr(ord("а") + number % 28)
        hire(f"Новиков{letter} Пётр Львович", service_teaching=number % 30, subjects=["физика"])
    hire(
        LONG, post="учитель русского языка и литературы, заместитель директора по воспитательной работе",
        is_teaching=True,
        subjects=["русский язык", "литература", "мировая художественная культура"], levels=["basic", "secondary"],
        service_total=10, service_teaching=10, service_here=10, education="высшее, педагогический университет",
        category="first", email="konstantinopolskaya-preobrazhenskaya@example.org",
    )  # fmt: skip
    veteran = hire("Ким Ольга Олеговна", service_total=300, service_teaching=290, category="highest")
    weak = hire("Белова Ольга Ивановна", service_teaching=48, category="none")
    added = add_candidate(MentorEntry, weak, reason="победитель конкурса «Учитель года»", by=program, at=at)
    mentee, mentor = (
        MenteeEntry.objects.get(person__surname__startswith="Констан"),
        MentorEntry.objects.get(person=veteran),
    )
    points = [
        {"code": code, "level": 3}
        for code in ("method.active", "parents.conflict", "psychology.burnout", "digital.ai")
    ]
    change_entry(
        mentee,
        request="Как удержать порядок на уроке в девятом классе и не сорваться",
        deficits=points,
        by=program,
        at=at,
    )
    change_entry(
        mentor, competences=points, hours_month=8, kinds=["virtual"], modes=["online"], by=program, at=at
    )
    decide_candidates([mentee], "included", by=program, at=at)
    decide_candidates(
        [mentor], "refused", reason="просит отсрочку на год по семейным обстоятельствам", by=program, at=at
    )
    return mentee, mentor, added


def staff_list(in_school, program, at, confirm=False):
    import io

    import xlsxwriter

    from nastavnik.journey.register.actions.imports import bring_list, confirm_list

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("Педагогические работники")
        page.write_row(
            0, 0, ["№", "Ф.И.О. педагога", "Занимаемая должность", "Пед. стаж", "Категория", "Год рождения"]
        )
        rows = [
            [n, f"Белов{chr(1072 + n)} Анна Львовна", "учитель", f"{n} лет", "первая", 1980]
            for n in range(1, 16)
        ]
        rows += [[16, "", "учитель", "3", "", ""], [17, "Седых Алла Юрьевна", "учитель", "8", "??", 2055]]
        rows += [[18, "Ким Ольга Олеговна", "методист", "25 лет", "высшая", 1975]]
        for number, row in enumerate(rows, 1):
            page.write_row(number, 0, row)
    origin = bring_list(
        in_school, made.getvalue(), "Штатное расписание на 01.09.2026.xlsx", by=program, at=at
    )
    return confirm_list(origin, by=program, at=at) if confirm else origin


def test_the_longest_name_and_the_worst_list_stay_on_the_page(
    page_factory, assert_clean, hire, in_school, program, at, curator, school
):
    """Ordinary rows are looked at in test_every_page; here is what could burst a page."""
    mentee, mentor, added = fill(hire, in_school, program, at)
    waiting, entered = staff_list(in_school, program, at), staff_list(in_school, program, at, confirm=True)
    page = page_factory(user=curator)
    for name, *args in (
        ("register:mentees",), ("register:mentee", mentee.pk), ("register:mentor", mentor.pk),
        ("register:mentor", added.pk), ("register:change_mentee", mentee.pk), ("register:import", waiting.pk),
        ("register:import", entered.pk), ("people:list",), ("people:card", mentee.person_id),
        ("people:cases", mentee.person_id),
    ):  # fmt: skip
        page.goto(reverse(name, args=[school.slug, *args]), wait_until="load")
        for width in (1366, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert_clean(page)


def test_ticks_decide_about_several_and_the_search_answers_as_one_types(
    visit, hire, in_school, program, at, curator, school
):
    from nastavnik.journey.register.models import MenteeEntry

    fill(hire, in_school, program, at)
    page = visit(reverse("register:mentees", args=[school.slug]) + "?state=proposed", user=curator)
    page.fill("input[type=search] >> nth=1", "новиковж")
    page.wait_for_selector("#listing tbody tr:nth-child(10)", state="detached")
    shown = page.locator("#listing tbody tr").count()
    page.check("[data-all]")
    page.click("button[value=included]")
    page.wait_for_selector(".notice")
    with scope(organisation=school):
        assert MenteeEntry.objects.filter(state="included").count() == shown + 1
    assert page.wrongs == []
