"""The text of an order word for word, and of parts whose wording depends on what is given."""

from nastavnik.paper import (
    AcquaintanceSheet,
    Annex,
    ApprovalStamps,
    Checklist,
    DateAndNumber,
    Document,
    Paragraph,
    Party,
    Point,
    Points,
    Signature,
    SignaturePair,
    Stamp,
    plain_text,
)

ORDER = """\
Управление образования администрации города Светлоозёрска
Муниципальное бюджетное общеобразовательное учреждение
«Средняя общеобразовательная школа № 14»
ул. Школьная, д. 5, г. Светлоозёрск, 400000, тел. 8 (000) 000-00-00, school14@example.org
ОГРН 1000000000000, ИНН/КПП 1600000000/160001001
ПРИКАЗ
29 августа 2026 г. | г. Светлоозёрск | № 14-а
Об утверждении наставнических пар (групп) на 2026/2027 учебный год
В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации и в целях реализации системы \
(целевой модели) наставничества педагогических работников
ПРИКАЗЫВАЮ:
1. Утвердить следующие наставнические пары:
№ | Наставник | Наставляемый | Форма, вид | Срок
1 | Сидорова Анна Львовна, учитель | Иванов Пётр Ильич, учитель физики | педагог – педагог | 31.05.2027
2 | Сидорова Анна Львовна, учитель | Иванов Пётр Ильич, учитель физики | педагог – педагог | 31.05.2027
3 | Сидорова Анна Львовна, учитель | Иванов Пётр Ильич, учитель физики | педагог – педагог | 31.05.2027
2. Куратору Орловой М. В., заместителю директора:
2.1. ознакомить педагогов под подпись;
2.2. разместить приказ на официальном сайте.
3. Контроль за исполнением приказа оставляю за собой.
Директор |  |  |  | И. П. Петрова
С приказом ознакомлены:
 |  | М. В. Орлова |  | «____» ____________ 20____ г.
 |  | А. Л. Сидорова |  | «____» ____________ 20____ г.
 |  | П. И. Иванов |  | «____» ____________ 20____ г."""


def _text(*blocks):
    return plain_text(Document("k", "t", blocks)).split("\n")


def test_order_on_pairs(papers):
    assert plain_text(papers["order_on_pairs"]) == ORDER


def test_what_is_not_given_is_a_blank_to_fill_in():
    assert _text(DateAndNumber()) == ["«____» ______________ 20____ г. |  | № ________"]
    assert _text(DateAndNumber(place="г. Уфа", numbered=False)) == [
        "г. Уфа | «____» ______________ 20____ г."
    ]
    long = _text(DateAndNumber("1 мая 2026 г.", "14-а", "посёлок Большая Верхняя Сосновка"))
    assert long == ["1 мая 2026 г. | № 14-а", "посёлок Большая Верхняя Сосновка"]


def test_points_count_by_depth_and_go_on_from_where_they_are_told():
    deep = Points(("а", Point("б", ("в", Point("г", ("д",))))), prefix="2.", start=3)
    assert _text(deep) == ["2.3. а", "2.4. б", "2.4.1. в", "2.4.2. г", "2.4.2.1. д"]
    assert _text(Points(("а",), start=7)) == ["7. а"]


def test_an_annex_names_what_it_belongs_to():
    stamps = (
        Stamp("ПРИНЯТО", "педсоветом", "протокол № 1"),
        Stamp("УТВЕРЖДАЮ", post="Директор", name="И. И. Ким"),
    )
    assert _text(Paragraph("x"), Annex("к приказу № 1", (Paragraph("y"),), number="2", stamps=stamps)) == [
        "x",
        "Приложение № 2",
        "к приказу № 1",
        "ПРИНЯТО / педсоветом / протокол № 1 |  | УТВЕРЖДАЮ / Директор / ______________ И. И. Ким",
        "y",
    ]
    assert _text(Annex("к приказу", (Paragraph("y"),)))[0] == "Приложение"
    assert _text(ApprovalStamps((Stamp("УТВЕРЖДАЮ"),))) == [" |  | УТВЕРЖДАЮ"]


def test_boxes_parties_and_the_acquaintance_sheet():
    assert _text(Checklist((("да", True), ("нет", False)))) == ["☒ да", "☐ нет"]
    pair = SignaturePair(
        Party("Работодатель", post="Директор", name="И. И. Ким", seal=True), Party("Работник")
    )
    assert _text(pair) == [
        "Работодатель |  | Работник",
        "Директор / _______________ И. И. Ким |  | _______________ ____________________",
        "М. П. |  | ",
    ]
    sheet = AcquaintanceSheet("ЛИСТ ОЗНАКОМЛЕНИЯ", (("Ким Инна Ильинична", "учитель"),), empty_rows=2)
    assert _text(sheet)[1:] == [
        "№ | Фамилия, имя, отчество | Должность | Дата | Подпись",
        "1 | Ким Инна Ильинична | учитель |  | ",
    ]


def test_a_person_signs_for_themselves_without_a_post():
    signed = _text(Signature("", "И. И. Ким", labels=True, dated=True))
    assert signed == [" |  | И. И. Ким |  | ", "(подпись) |  |  |  | (дата)"]
    assert _text(Signature("Директор", labels=True))[1] == " |  | (подпись) |  | (И. О. Фамилия)"
