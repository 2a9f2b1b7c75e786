"""A questionnaire on paper: a blank to be filled in by hand. Papers are Russian, whatever language the page has."""

from django.utils.translation import override

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.printing import draw_pdf
from nastavnik.instruments.documents.stationery import letterhead
from nastavnik.paper import (
    BlankLines,
    Block,
    Checklist,
    Column,
    Document,
    Field,
    KeepTogether,
    Paragraph,
    SectionTitle,
    Table,
    Title,
    bold,
    render_docx,
)

from .content import Content, Item, say
from .kinds import MOST_PEOPLE, Kind

LONG = 24  # letters of an answer that still fits into a column of a table


def blank_file(version, extension: str) -> bytes:
    """The blank as .docx or PDF. Raises DomainError where a PDF can't be drawn."""
    paper = blank_paper(version)
    if extension == "docx":
        return render_docx(paper)
    drawn = draw_pdf(paper)
    if drawn is None:
        raise DomainError("Нет шрифтов для PDF: скачайте бланк в формате DOCX.")
    return drawn


def blank_paper(version) -> Document:
    questionnaire = version.questionnaire
    with override("ru"):
        title, purpose = questionnaire.said, questionnaire.purpose_said
        blocks: list[Block] = [letterhead(questionnaire.organisation), Title("АНКЕТА", title)]
        if purpose:
            blocks.append(Paragraph(purpose))
        if _asks_name(version):
            blocks.append(Field("Фамилия, имя, отчество"))
        blocks += _questions(version.read())
        return Document("survey.blank", title, tuple(blocks))


def _asks_name(version) -> bool:
    from .library import ORDER, ready

    code = version.questionnaire.code
    return not (code in ORDER and ready(code).anonymous)


def _questions(content: Content) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for section in content.sections:
        blocks.append(SectionTitle(section.said))
        if section.lead:
            blocks.append(Paragraph(say(section.lead), indent=False))
        for item in section.items:
            number += 1
            blocks.append(KeepTogether(tuple(_item(content, item, number))))
    return blocks


def _item(content: Content, item: Item, number: int) -> list[Block]:
    above = content.item(item.condition.item) if item.condition else None
    lead = ""
    if above is not None and item.condition is not None:
        known = dict(above.choices())
        said = [known[value] for value in item.condition.values if value in known]
        lead = f"Если «{said[0]}». " if len(said) == 1 else ""
    words = (bold(f"{number}. {lead}{item.said}"),)
    hint = f" {say(item.help)}" if item.help else ""
    return [Paragraph((*words, hint), indent=False, align="left", keep_next=True), *_room(item)]


def _room(item: Item) -> list[Block]:
    if item.kind == Kind.SCALE:
        ends = f"1 – {say(item.low)}, 10 – {say(item.high)}" if item.low or item.high else ""
        row = tuple(str(n) for n in range(1, 11))
        scale = Table(tuple(Column("", 1, "center") for _n in row), (row,), size=12)
        return [*([Paragraph(f"Обведите: {ends}", indent=False, size=11)] if ends else []), scale]
    if item.kind == Kind.MATRIX:
        marks = item.choices()
        heads = (Column("", 3), *(Column(said, 1, "center") for _code, said in marks))
        return [Table(heads, tuple((row.said, *("☐" for _mark in marks)) for row in item.rows), size=11)]
    if item.kind == Kind.PEOPLE:
        return [Field(f"{n}.") for n in range(1, (item.most or MOST_PEOPLE) + 1)]
    if item.kind == Kind.NUMBER:
        return [Field("Число")]
    if item.kind == Kind.TEXT:
        return [BlankLines(3)]
    return [Checklist(tuple((said, False) for _code, said in item.choices()))]
