"""The roadmap as a paper of its own: its table, who has approved it, what it says where no cycle is known."""

import pytest
from django.utils import translation

from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.roadmap.actions import prepare_roadmap
from nastavnik.journey.roadmap.papers import roadmap
from nastavnik.paper import Document, Span, plain_text

HEAD = """\
Муниципальное бюджетное общеобразовательное учреждение
«Средняя общеобразовательная школа № 7»
 |  | УТВЕРЖДАЮ / Директор МБОУ «СОШ № 7» / ______________ Е. В. Соколова / «____» ______________ 20____ г.
ДОРОЖНАЯ КАРТА
(план мероприятий)
по реализации Положения о системе (целевой модели) наставничества педагогических работников \
в МБОУ «СОШ № 7» на 2026/2027 учебный год
№ | Наименование этапа, содержание деятельности | Сроки | Ответственный | Ожидаемый результат
Этап 1. Подготовка условий для реализации системы (целевой модели) наставничества"""


@pytest.fixture
def draft(cycle, program, at):
    return prepare_roadmap(cycle, by=program, at=at)


def _text(paper):
    return plain_text(paper).replace("\u00a0", " ")


def test_the_roadmap_stands_alone_in_landscape_with_the_heads_approval(draft, cycle):
    with translation.override("en"):  # a paper is Russian whatever language the page has
        paper = make_paper(draft)
    text = _text(paper)
    assert text.startswith(HEAD)
    assert paper.landscape and paper.title == "Дорожная карта (план мероприятий) на 2026/2027 учебный год"
    table = paper.blocks[-1]
    assert sum(isinstance(row, Span) for row in table.rows) == 7
    assert sum(not isinstance(row, Span) for row in table.rows) == cycle.items.count()
    first = next(row for row in table.rows if not isinstance(row, Span))
    assert first[0] == "1.1" and first[1].startswith("Приказ «Об утверждении положения")
    assert first[2].replace("\u00a0", " ") == "До 15.09.2026" and all(first)


def test_a_signed_order_on_the_regulation_is_what_approves_it(draft, cycle, program, at, today):
    from nastavnik.journey.orders.actions import prepare_regulation_order

    order = prepare_regulation_order(cycle, by=program, at=at)
    assert "УТВЕРЖДАЮ" in _text(make_paper(draft))  # a draft approves nothing
    sign_document(order, date=today, number="14-а", by=program, at=at)
    text = _text(make_paper(draft))
    assert "УТВЕРЖДЕНА / приказом директора МБОУ «СОШ № 7» / от 07.09.2026 № 14-а" in text
    assert "УТВЕРЖДАЮ" not in text


def test_without_a_cycle_the_official_points_stand_without_deadlines():
    title, table = roadmap(None)
    rows = [row for row in table.rows if not isinstance(row, Span)]
    assert rows and {row[2] for row in rows} == {""} and all(row[1] and row[4] for row in rows)
    assert "учебный год" not in _text(Document("k", "t", (title,)))


def test_it_is_approved_without_a_number(draft, program, at, today):
    sign_document(draft, date=today, by=program, at=at)
    assert (draft.number, draft.state) == ("", "in_force")
    assert "7 сентября 2026 г." in _text(make_paper(draft))
