"""Snippets of papers as they come: each wrong one is found by the right check, its right neighbour is not."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nastavnik.instruments.documents.checks import run  # noqa: F401 – registers the checks
from nastavnik.instruments.documents.checks.findings import Subject, check, examine, known_checks
from nastavnik.instruments.documents.checks.lines import lines_of_text
from nastavnik.instruments.documents.checks.people import cases
from nastavnik.paper.words import decline_person

SCHOOL = SimpleNamespace(
    full_name="Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 7»",
    short_name="МБОУ «СОШ № 7»",
    inn="6612345678",
    ogrn="1026600123456",
    head_surname="Соколова",
)
DAY = dt.date(2026, 9, 7)


def person(surname, first, patronymic, **values):
    forms = decline_person(surname, first, patronymic)
    kept = {
        case: {"surname": form.surname, "first": form.first, "patronymic": form.patronymic}
        for case in ("nom", "gen", "dat", "acc", "ins", "prep")
        for form in (getattr(forms, case),)
    }
    values = {"name_forms": kept} | values
    return SimpleNamespace(full_name=f"{surname} {first} {patronymic}", **values)


STAFF = (person("Петрова", "Анна", "Сергеевна"), person("Орлов", "Дмитрий", "Ильич"))


def codes(text, **values):
    values = {"others": ("Гимназия № 9", "Центр «Радуга»"), "people": STAFF} | values
    subject = Subject(lines_of_text(text), SCHOOL, DAY, **values)
    return {(finding.code, finding.severity.value) for finding in examine(subject)}


WRONG = [
    ("1. Назначить ____________ куратором.", "blanks", "stop"),
    ("Приказ от «____» ____________ 20__ г. № 5", "blanks", "stop"),
    ("на основании протокола от 01.09.2026 № ___", "blanks", "stop"),
    ("на основании протокола № от 01.09.2026", "blanks", "stop"),
    ("утвердить положение с (дата)", "blanks", "stop"),
    ("1. Назначить (ФИО) куратором", "blanks", "stop"),
    ("1. Назначить [Ф. И. О. работника] куратором", "blanks", "stop"),
    ("в (наименование организации)", "blanks", "stop"),
    ("в срок до …………", "blanks", "stop"),
    ("учителя <предмет>", "blanks", "stop"),
    ("Назначить {{ person.name }} куратором", "residue", "stop"),
    ("{% for row in pairs %}", "residue", "stop"),
    ("Приказ № ХХХ от 01.09.2026", "residue", "stop"),
    ("в срок до ХХ.ХХ.20ХХ", "residue", "stop"),
    ("Lorem ipsum dolor sit amet", "residue", "stop"),
    ("согласно Ошибка! Источник ссылки не найден.", "residue", "stop"),
    ("ООО &quot;Ромашка&quot; и None", "residue", "stop"),
    ("в городе N-ске", "residue", "stop"),
    ("Назначить Иванова Ивана Ивановича куратором", "residue", "warn"),
    ("Образец приказа", "residue", "warn"),
    ("1. Утвердить положение в МБОУ «СОШ № 14».", "foreign.number", "stop"),
    ("обучающимся школы № 12", "foreign.number", "stop"),
    ("воспитанникам детского сада «Солнышко» № 3", "foreign.number", "stop"),
    ("педагогам гимназии № 9", "foreign.number", "stop"),
    ("совместно с Центр «Радуга»", "foreign.name", "stop"),
    ("ОГРН 1026600999999", "foreign.codes", "stop"),
    ("ИНН/КПП 6699999999/660101001", "foreign.codes", "stop"),
    ("Директор |  |  |  | И. П. Петрова", "foreign.head", "warn"),
    ("в соответствии со ст. 358.1 ТК РФ", "law.article", "stop"),
    ("статьёй 358.1 Трудового кодекса Российской Федерации", "law.article", "stop"),
    ("о наставничестве по ст. 351.1 ТК РФ", "law.article", "stop"),
    ("статьёй 351.8 Федерального закона «Об образовании»", "law.article", "stop"),
    ("от 29.12.2013 № 273-ФЗ «Об образовании в Российской Федерации»", "law.number", "stop"),
    ("от 29.12.2012 № 237-ФЗ «Об образовании в Российской Федерации»", "law.number", "stop"),
    ("распоряжением Правительства от 31.12.2018 № 3273-р", "law.number", "stop"),
    ("письмо от 21 декабря 2022 г. № АЗ-1128/08", "law.number", "stop"),
    ("приказом Минпросвещения России от 24.03.2022 № 196", "law.number", "stop"),
    ("по ГОСТ Р 7.0.97-2016", "law.lapsed", "stop"),
    ("приказом Минобрнауки России от 07.04.2014 № 276", "law.lapsed", "stop"),
    ("Законом РФ от 10.07.1992 № 3266-1", "law.lapsed", "stop"),
    ("на основании решения педагогического совета (протокол от 10.09.2026 № 1)", "dates.ground", "stop"),
    ("на основании заявления от 1 октября 2026 г.", "dates.ground", "stop"),
    ("до 31.09.2026", "dates.real", "stop"),
    ("до 30 февраля 2027 г.", "dates.real", "stop"),
    ("закрепить пару на срок с 01.10.2026 по 31.05.2026", "terms.order", "stop"),
    ("наставником на срок с 01.10.2026 по 31.12.2029", "terms.limit", "stop"),
    ("наставником сроком на 4 года", "terms.limit", "stop"),
    ("программа на срок 18 месяцев", "terms.long", "warn"),
    (
        "1. Утвердить перечень (приложение № 2).\nПриложение № 1\nк приказу\nПЕРЕЧЕНЬ",
        "annexes.missing",
        "stop",
    ),
    ("1. Утвердить согласно приложению к настоящему приказу.", "annexes.missing", "stop"),
    ("1. Утвердить.\nПриложение № 1\nПЕРЕЧЕНЬ", "annexes.unnamed", "warn"),
    ("Назначить Петрова Анна Сергеевна куратором", "people.case", "stop"),
    ("Поручить Орлов Дмитрий Ильич подготовку", "people.case", "stop"),
    ("быть наставником Орлов Дмитрий Ильич", "people.case", "stop"),
]

RIGHT = [
    "1. Назначить Петрову Анну Сергеевну куратором с 07.09.2026.",
    "Поручить Орлову Дмитрию Ильичу подготовку.",
    "1 | Петрова Анна Сергеевна | учитель математики |  | ",
    "Директор |  |  |  | Е. В. Соколова",
    "Директор _______________ Е. В. Соколова",
    "С приказом ознакомлены:\n |  | О. Ю. Андреева |  | «____» ____________ 20____ г.",
    "ЛИСТ ОЗНАКОМЛЕНИЯ\nс приказом\n1 | Петрова Анна Сергеевна | учитель | ________ | ________",
    "_______________ (подпись)\n«____» ____________ 20____ г.",
    "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации",
    "Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
    "Федеральным законом от 02.07.2021 № 273-ФЗ",  # another year's law of the same number
    "Федеральным законом от 27 июля 2006 г. № 152-ФЗ «О персональных данных»",
    "приказом Минпросвещения России от 24.03.2023 № 196",
    "приказом школы от 12.03.2026 № 196",  # the school's own order may have any number
    "приказом от 01.09.2025 № 18",
    "распоряжением Минпросвещения России от 25.12.2019 № Р-145",
    "по ГОСТ Р 7.0.97-2025",
    "в МБОУ «СОШ № 7»",
    "школы № 7 и её филиала",
    "XX век; XIII съезд",
    "на основании протокола педагогического совета от 28.08.2026 № 1",
    "на срок с 01.10.2026 по 31.05.2027, форма «педагог – педагог», наставник",
    "срок реализации дорожной карты с 01.09.2026 по 31.05.2028",
    "1. Утвердить перечень (приложение № 1).\nПриложение № 1\nк приказу\nПЕРЕЧЕНЬ",
    "согласно приложению № 3 к приказу Минпросвещения России",
    "отправить письмо по адресу school7@example.org",
    "ИНН/КПП 6612345678/661201001, ОГРН 1026600123456",
    "срок до 29.02.2028",
    "Дата уничтожения | «____» ______________ 20____ г.",
    "Директор школы М. П. (при наличии)",
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "severity"), WRONG, ids=[row[0][:40] for row in WRONG])
def test_a_wrong_snippet_is_found(text, code, severity):
    assert (code, severity) in codes(text)


@pytest.mark.parametrize("text", RIGHT, ids=[text[:40] for text in RIGHT])
def test_a_right_snippet_is_let_be(text):
    assert codes(text) == set()


def test_non_breaking_spaces_and_hyphens_hide_nothing():
    assert ("law.article", "stop") in codes("в соответствии со ст.\u00a0358.1 ТК\u00a0РФ")
    assert ("law.lapsed", "stop") in codes("по ГОСТ\u00a0Р\u00a07.0.97\u20112016")
    assert ("foreign.number", "stop") in codes("в МБОУ «СОШ\u00a0№\u00a014»")


def test_a_finding_says_where_and_what_to_do():
    text = (
        "ПРИКАЗ\n1. Назначить Петрову А. С.\n2. Срок – ________.\nПриложение № 1\nк приказу\n3. Поле ______"
    )
    found = examine(Subject(lines_of_text(text), SCHOOL, DAY))
    assert [(one.code, one.line.number, str(one.quote)) for one in found] == [
        ("blanks", 3, "2. Срок – ________."),
        ("blanks", 6, "3. Поле ______"),
        ("annexes.unnamed", 4, "Приложение № 1"),
    ]
    assert "2" in str(found[0].place) and "1" in str(found[1].place) and str(found[0].remedy)


def test_the_law_is_that_of_the_documents_day():
    old = Subject(lines_of_text("по ГОСТ Р 7.0.97-2016"), SCHOOL, dt.date(2025, 8, 1))
    assert list(examine(old)) == []
    early = Subject(lines_of_text("Федеральным законом от 09.11.2024 № 381-ФЗ"), SCHOOL, dt.date(2025, 1, 9))
    assert [one.code for one in examine(early)] == ["law.early"]


def test_a_card_without_forms_is_told_once_a_line():
    bare = person("Ким", "Ольга", "Юрьевна", name_forms={})
    text = "1. Наградить Ким Ольга Юрьевна."
    found = examine(Subject(lines_of_text(text), SCHOOL, DAY, people=(bare,)))
    assert [(one.code, one.quote) for one in found] == [("people.forms", "Ким Ольга Юрьевна")]


def test_a_check_is_registered_once():
    with pytest.raises(ValueError, match="registered already"):
        check("blanks")(lambda subject: [])
    assert {"blanks", "residue", "foreign.number", "law.article", "terms", "annexes"} <= set(known_checks())


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S")), max_size=200)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=6))
def test_any_text_is_examined_without_a_crash(lines):
    text = "\n".join(lines)
    subject = Subject(lines_of_text(text), SCHOOL, DAY, others=("Гимназия № 9",), people=STAFF)
    for finding in examine(subject):
        assert str(finding.words) and str(finding.place) and finding.line in subject.lines


@settings(max_examples=60, deadline=None)
@given(st.text("абвгде ,.", max_size=40), st.text("абвгде ,.", max_size=40), st.integers(3, 40))
def test_a_blank_is_found_among_any_words(before, after, length):
    text = f"1. {before} {'_' * length} {after}"
    assert "blanks" in {code for code, _ in codes(text)}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Петров", "Кузнецова", "Шевченко", "Ким", "Дюма"]),
    st.sampled_from(["Анна Ильинична", "Пётр Ильич"]),
)
def test_a_name_in_its_case_is_never_told(surname, rest):
    first, patronymic = rest.split()
    one = person(surname, first, patronymic)
    forms = decline_person(surname, first, patronymic)
    text = f"1. Назначить {forms.acc.full()} куратором."
    assert list(cases(Subject(lines_of_text(text), SCHOOL, DAY, people=(one,)))) == []
