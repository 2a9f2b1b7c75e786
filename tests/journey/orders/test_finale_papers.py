"""Stage 6 on paper, and the sheets: from what is typed, with honest blanks where nothing is."""

import datetime as dt

import pytest

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.actions import sign_document
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.orders.prepare import finale
from nastavnik.paper import plain_text


@pytest.fixture
def staff(hire):
    names = {
        "Кузнецова Вера Павловна": "заместитель директора по учебно-воспитательной работе",
        "Петрова Анна Сергеевна": "учитель математики",
        "Орлов Дмитрий Ильич": "учитель информатики",
        "Ким Виктория Андреевна": "педагог-психолог",
    }
    return [hire(name, post=post) for name, post in names.items()]


@pytest.fixture
def deed(cycle, program, at):
    return {"cycle": cycle, "by": program, "at": at}


def test_the_order_on_the_final_event(deed, staff, program, at, today, same_as_golden):
    order = finale.prepare_event(
        on=dt.date(2027, 5, 21),
        time="14:00",
        place="актовый зал",
        manner="фестиваля практик",
        programme="14:00; Открытие; Кузнецова В. П.\n14:10; Представление практик; жюри\nПодведение итогов",
        nominations="Лучшая пара года\n«Методическая находка»",
        person=staff[0],
        people=staff[1:],
        **deed,
    )
    sign_document(order, date=today, number="120-од", by=program, at=at)
    assert order.title == (
        "О проведении итогового мероприятия в рамках реализации системы (целевой модели) наставничества "
        "педагогических работников"
    )
    same_as_golden(order, "event")


def test_an_event_not_planned_yet_is_full_of_blanks(deed, same_as_golden):
    same_as_golden(finale.prepare_event(**deed), "event_blank")


def test_the_order_on_rewards_declines_each_person(deed, staff, same_as_golden):
    with pytest.raises(BadInput):
        finale.prepare_rewards(**deed)
    order = finale.prepare_rewards(diploma=staff[1:3], thanks=staff[:1], protocol="от 21.05.2027 № 3", **deed)
    same_as_golden(order, "rewards")


@pytest.mark.parametrize("kind", ["diploma", "thanks", "certificate"])
def test_an_award_for_each_person(deed, staff, same_as_golden, kind):
    made = finale.prepare_awards(
        kind=f"award.{kind}", people=staff[1:3], nomination="Лучшая пара года", degree="I степени", **deed
    )
    assert len(made) == 2
    paper = make_paper(made[0])
    assert paper.landscape and paper.frame and paper.qr == ""
    same_as_golden(made[0], f"award_{kind}")


def test_a_code_on_a_diploma_is_what_was_given(deed, staff):
    made = finale.prepare_awards(
        kind="award.diploma", people=staff[:1], qr="https://example.org/check/1", **deed
    )
    assert make_paper(made[0]).qr == "https://example.org/check/1"


def test_the_protocol_of_a_session(deed, staff, program, at, today, same_as_golden):
    protocol = finale.prepare_session_protocol(
        on=today,
        topic="Первый месяц пары",
        agenda="О содержании программы\nО ведении журнала встреч",
        decisions="Принять к сведению.\nВести журнал с 14 сентября.\nПровести следующую сессию в ноябре.",
        person=staff[0],
        secretary=staff[3],
        people=staff[1:3],
        **deed,
    )
    sign_document(protocol, date=today, by=program, at=at)
    assert (protocol.journal, protocol.number) == ("protocols", "1")
    same_as_golden(protocol, "protocol_session")


def test_the_protocol_of_the_event_and_an_empty_one(deed, staff, same_as_golden):
    protocol = finale.prepare_event_protocol(
        agenda="Об итогах",
        results="Лучшая пара года; А. С. Петрова и Д. И. Орлов; 8\nМетодическая находка; В. А. Ким",
        person=staff[0],
        people=staff[1:],
        **deed,
    )
    same_as_golden(protocol, "protocol_event")
    same_as_golden(finale.prepare_session_protocol(**deed), "protocol_blank")


def test_the_sheets(deed, make_pair, staff, same_as_golden):
    pair = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна", "Мамедов Али Гасан оглы")
    same_as_golden(finale.prepare_meetings_sheet(pair=pair, **deed), "meetings")
    swot = finale.prepare_swot(
        strengths="опытные наставники\nвремя в расписании", threats="отток кадров", **deed
    )
    same_as_golden(swot, "swot")


def test_a_kindergartens_papers_use_its_own_words(deed, in_school, make_pair, program, at):
    from nastavnik.foundation.organisations.actions import change_organisation

    change_organisation(in_school, kind="kindergarten", head_post="", by=program, at=at)
    pair = make_pair("Сорока Ольга Петровна", "Ли Анна Викторовна")
    pair.organisation.refresh_from_db()
    text = plain_text(make_paper(finale.prepare_meetings_sheet(pair=pair, **deed)))
    assert "Формы встреч: занятие, взаимопосещение" in text and "урок" not in text
    order = finale.prepare_rewards(thanks=[pair.mentor], **deed)
    assert "\nЗаведующий |" in plain_text(make_paper(order))
