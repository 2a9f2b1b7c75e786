"""What single cells say, in the many ways people write them."""
# ruff: noqa: E501 - a table of wordings reads best as one

import datetime

import pytest

from nastavnik.journey.register.staff_list.values import (
    contacts,
    dates,
    levels,
    qualification,
    service,
    subjects,
)

TODAY = datetime.date(2026, 9, 1)


def read(reader, cells, **more):
    """{cell: (value, problem)} of all cells at once, so that a whole table is compared."""
    found = {}
    for cell in cells:
        result = reader(cell, **more)
        found[cell] = (result.value, result.problem) if result.problem else result.value
    return found


def test_service_in_months():
    told = {
        "8 лет 3 мес": 99, "8": 96, 8: 96, 8.5: 102, "8,5": 102, "8 л.": 96, "21 год": 252, "8л 3м": 99, "8г.3м.": 99,
        "менее года": 0, "до 1 года": 0, "б/с": 0, "0": 0, "нет": 0, "3 мес.": 3, "12 лет 05 мес. 3 дня": 149, "-": None,
        "с 01.09.2019": 84, "с 2015": (132, "service_guessed"), 2015: (132, "service_guessed"),
        datetime.date(2019, 9, 1): 84, datetime.date(2026, 5, 8): (3, "service_from_date"),
        "более 20 лет": (240, "service_guessed"), "8,11": (107, "service_guessed"),
        "долго": (None, "unreadable_service"), -5: (None, "unreadable_service"), 200: (None, "unreadable_service"),
        True: (None, "unreadable_service"), 1e300: (None, "unreadable_service"),
    }  # fmt: skip
    assert read(service.read_service, told, today=TODAY) == told
    assert service.read_service(99, today=TODAY, unit="months").value == 99


def test_service_of_several_kinds_in_one_cell():
    both = {"total": 180, "teaching": 144}
    for cell in ("15/12", "общий – 15, пед. – 12", "15 лет / 12 лет", datetime.date(2026, 12, 15)):
        assert {key: one.value for key, one in service.read_services(cell, today=TODAY).items()} == both, cell
    found = service.read_services("пед 12; общий 15; в ОО 3", today=TODAY)
    assert {key: one.value for key, one in found.items()} == {**both, "here": 36}


def test_category():
    told = {
        "1 кв. категория": "first", "первая": "first", "1": "first", 1: "first", "I": "first", "1КК": "first",
        "высшая": "highest", "ВКК": "highest", "В": "highest", "Высшая, 12.03.2021 пр. № 2": "highest",
        "СЗД": "conformity", "соответствие": "conformity", "соотв. зан. должн.": "conformity",
        "б/к": "none", "без категории": "none", "нет": "none", "-": "none", "": None,
        "II": ("none", "second_category"), "вторая": ("none", "second_category"),
        "педагог-наставник": "mentor_teacher", "высшая, педагог – наставник": "mentor_teacher",
        "педагог-методист": "methodist_teacher", "хорошая": (None, "unreadable_category"),
    }  # fmt: skip
    assert read(qualification.read_category, told) == told


def test_education():
    told = {
        "высшее": "higher", "Высшее, ЛГУ": "higher", "в/о": "higher", "среднее профессиональное": "vocational",
        "ср.-спец.": "vocational", "Педагогический колледж": "vocational", "бакалавр": "bachelor",
        "магистратура": "master", "студент 3 курса": "student", "н/высшее": "incomplete_higher", "среднее": "general",
        "-": None, "да": (None, "unreadable_education"),
    }  # fmt: skip
    assert read(qualification.read_education, told) == told


def test_of_a_birth_date_only_the_year_is_kept():
    told = {
        "01.02.1985": 1985, 31079: 1985, "31079": 1985, 1985: 1985, "1985": 1985, "85 г.р.": 1985, "1985 г.р.": 1985,
        "01.02.85": 1985, "1 февраля 1985 г.": 1985, datetime.date(1985, 2, 1): 1985, "-": None, "12.12.05": 2005,
        "32.13.1985": (1985, "year_guessed"), 85: (1985, "year_guessed"), "давно": (None, "unreadable_birth"),
        2050: (None, "birth_year_in_future"), "01.01.2050": (None, "birth_year_in_future"),
        1899: (None, "birth_year_too_early"), 2020: (None, "too_young"), 1e300: (None, "unreadable_birth"),
    }  # fmt: skip
    assert read(dates.read_birth_year, told, today=TODAY) == told
    assert read(dates.read_age, {"41 год": 0, "сорок": 0}, today=TODAY) == {
        "41 год": (1985, "year_guessed"), "сорок": (None, "unreadable_birth"),
    }  # fmt: skip


def test_days():
    day = datetime.date(2019, 9, 1)
    told = {
        "01.09.2019": day, 43709: day, "43709": day, "1 сентября 2019 г.": day, "2019-09-01": day, "01/09/19": day,
        "с 01.09.2019": day, day: day, "сентябрь 2019": (day, "day_guessed"), "2019": (day, "day_guessed"),
        "-": None, "потом": (None, "unreadable_day"), "31.02.2019": (datetime.date(2019, 2, 1), "day_guessed"),
    }  # fmt: skip
    assert read(dates.read_day, told, today=TODAY) == told


def test_levels_of_school():
    told = {
        "5-9": ("basic",), "нач.": ("primary",), "1–4 кл.": ("primary",), "5-11": ("basic", "secondary"),
        "5А, 7Б, 10": ("basic", "secondary"), "НОО": ("primary",), "ООО, СОО": ("basic", "secondary"),
        "дошкольное": ("preschool",), "СПО": ("vocational",), "доп. образование": ("additional",),
        "среднее звено": ("basic",), "среднее общее": ("secondary",), "-": None,
        datetime.date(2026, 9, 5): (("basic",), "level_from_date"), "5.сен": (("basic",), "level_from_date"),
        "любые": (None, "unreadable_level"),
    }  # fmt: skip
    assert read(levels.read_levels, told) == told


def test_subjects_under_one_name():
    told = {
        "математика, информатика": ("математика", "информатика"), "ИЗО": ("изобразительное искусство",),
        "Русский язык и литература": ("русский язык", "литература"), "алгебра, геометрия": ("математика",),
        "англ. яз.": ("английский язык",), "иностранный язык (английский)": ("английский язык",),
        "информатика и ИКТ": ("информатика",), "математика (18 ч)": ("математика",), "нач. классы": ("начальные классы",),
        "Мир и человек": ("мир и человек",), "-": (),
    }  # fmt: skip
    assert {cell: subjects.read_subjects(cell) for cell in told} == told


@pytest.mark.parametrize(
    ("post", "named", "level"),
    [
        ("учитель математики", ("математика",), ()),
        ("Учитель русского языка и литературы", ("русский язык", "литература"), ()),
        ("учитель начальных классов", ("начальные классы",), ("primary",)),
        ("воспитатель", (), ("preschool",)),
        ("воспитатель ГПД", (), ()),
        ("педагог дополнительного образования", (), ("additional",)),
        ("директор", (), ()),
    ],
)
def test_a_post_names_a_subject_and_a_level(post, named, level):
    assert (subjects.subjects_of_post(post), levels.level_of_post(post)) == (named, level)


def test_contacts_gender_and_hours():
    phones = {
        "89161234567": "+7 (916) 123-45-67", 89161234567.0: "+7 (916) 123-45-67", "+7 (916) 123-45-67": "+7 (916) 123-45-67",
        "9161234567, 2-34-56": "+7 (916) 123-45-67", "2-34-56": "2-34-56", "-": None, "есть": (None, "unreadable_phone"),
    }  # fmt: skip
    assert read(contacts.read_phone, phones) == phones
    mails = {
        "Anna@Example.org": "anna@example.org", "anna@examplе.org": ("anna@example.org", "email_repaired"),
        "нет": None, "anna.example.org": (None, "unreadable_email"),
    }  # fmt: skip
    assert read(contacts.read_email, mails) == mails
    genders = {"м": "m", "Ж.": "f", "женский": "f", "": None, "?!х": (None, "unreadable_gender")}
    assert read(contacts.read_gender, genders) == genders
    hours = {
        "18": 18.0,
        "18,5 ч": 18.5,
        20: 20.0,
        "1 ставка": (None, "unreadable_hours"),
        900: (None, "unreadable_hours"),
    }
    assert read(contacts.read_hours, hours) == hours
