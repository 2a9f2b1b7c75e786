"""The SWOT, the curator's card, and the report on the year with everything that monitoring adds to it."""

import pytest
from django.urls import reverse

from nastavnik.instruments.documents.makers import make_paper
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.monitoring.judging import card_content, cards_of, fill_card, write_swot
from nastavnik.journey.monitoring.papers.swot import prepare_swot
from nastavnik.journey.programmes.reports.programme import prepare_programme_report
from nastavnik.journey.programmes.reports.year import prepare_year_report
from nastavnik.paper import plain_text

SCORED = [item.code for item in card_content().items() if item.scored]


@pytest.fixture
def deed(program, at):
    return {"by": program, "at": at}


LEVELS = ((0, "недопуст"), (8, "недопуст"), (9, "допуст"), (14, "допуст"), (15, "оптим"), (18, "оптим"))


@pytest.mark.parametrize(("points", "band"), LEVELS)
def test_the_sum_of_nine_statements_shows_the_level(cycle, deed, points, band):
    assert len(SCORED) == 9
    marks = [min(2, max(0, points - 2 * place)) for place in range(9)]
    fill_card(cycle, dict(zip(SCORED, map(str, marks), strict=True)), **deed)
    [filled] = cards_of(cycle)
    assert (filled.card.total, filled.most) == (points, 18)
    assert filled.band.startswith(band)


def test_a_card_is_judged_whole_and_once_a_day(cycle, school, curator, head, enter):
    where = reverse("monitoring:card", args=[school.slug])
    browser, given = enter(curator), {f"q-{code}": "2" for code in SCORED}
    assert enter(head).get(where).status_code == 403
    assert browser.post(where, dict(list(given.items())[:8])).status_code == 422
    assert cards_of(cycle) == []
    for _again in range(2):
        assert browser.post(where, given).status_code == 302
    assert [one.card.total for one in cards_of(cycle)] == [18]
    assert "18 из 18 баллов" in browser.get(where).content.decode()


def test_the_swot_goes_on_paper(cycle, school, curator, enter, deed):
    where = reverse("monitoring:swot", args=[school.slug])
    browser = enter(curator)
    words = {"strengths": "Опытные наставники\n\nСвоя методическая копилка", "threats": "Мало часов"}
    assert browser.post(where, words).status_code == 302
    told = plain_text(make_paper(prepare_swot(cycle, **deed)))
    assert "– Опытные наставники / – Своя методическая копилка" in told
    assert "– Мало часов" in told


def test_the_report_tells_figures_and_no_names(cycle, school, curator, enter, generate, deed):
    generate(5, people=40)
    write_swot(cycle, {"strengths": "Опытные наставники"}, **deed)
    fill_card(cycle, dict.fromkeys(SCORED, "1"), **deed)
    assert enter(curator).post(reverse("monitoring:report", args=[school.slug])).status_code == 302
    told = plain_text(make_paper(Document.objects.get(kind="report.year")))
    for words in (
        "Пары, закреплённые приказом",
        "■",
        "нет данных",
        "Опытные наставники",
        "допустимый уровень",
    ):
        assert words in told
    people = {pair.mentor.first_name for pair in Mentorship.objects.select_related("mentor")}
    assert [name for name in people if f" {name} " in told] == []


def test_the_report_of_a_small_school_hides_what_would_tell_of_few(cycle, generate, deed):
    generate(2, people=12)
    Mentorship.objects.update(state="withdrawn", ended_on=None, end_reason="")
    for pair in Mentorship.objects.order_by("pk")[:2]:
        Mentorship.objects.filter(pk=pair.pk).update(state="active", order_document_id=5)
    told = plain_text(make_paper(prepare_year_report(cycle=cycle, **deed)))
    line = next(line for line in told.splitlines() if "закреплённые приказом" in line)
    assert "скрыто" in line and "2 из 2" not in line


def test_the_final_report_says_which_questionnaires_there_are(cycle, generate, deed):
    generate(5, people=30)
    pair = Mentorship.objects.at_work().with_people().order_by("pk").first()
    told = plain_text(make_paper(prepare_programme_report(cycle=cycle, pair=pair, **deed)))
    assert (
        "Наставник: анкета до начала работы не отправлялась, анкета после завершения не отправлялась" in told
    )
