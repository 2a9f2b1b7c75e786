"""The programme on paper: the whole text, and marks where they have been made."""

from pathlib import Path

from nastavnik.journey.programmes import actions
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.programmes.papers import programme_paper
from nastavnik.journey.programmes.states import Mark
from nastavnik.paper import docx_text, plain_text, render_docx

GOLDEN = Path(__file__).with_name("golden") / "programme.txt"


def test_the_text_is_the_one_we_mean(programme):
    paper = programme_paper(Programme.objects.with_people().get())
    text = plain_text(paper)
    assert text == GOLDEN.read_text(encoding="utf-8").rstrip("\n")
    assert docx_text(render_docx(paper)) == text


def test_approval_and_marks_stand_on_the_paper(programme, program, at, today):
    actions.approve_programme(programme, on=today, by=program, at=at)
    actions.mark_item(
        programme.items.all()[0], Mark.DONE, on=today, evidence="Запись беседы", by=program, at=at
    )
    text = plain_text(programme_paper(Programme.objects.with_people().get())).replace("\u00a0", " ")
    assert "7 сентября 2026 г." in text
    line = next(line for line in text.splitlines() if line.startswith("1 | "))
    assert "| 07.09.2026 |" in line and line.endswith("выполнено: запись беседы")
