"""Sheets to work with: the log of a pair's meetings and the SWOT table of a year."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    initials,
    letterhead,
    organisation_name,
    post_of,
    with_post,
    words_of,
)
from nastavnik.journey.roadmap.papers import year_words
from nastavnik.paper import (
    Column,
    Document,
    Facts,
    KeepTogether,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from nastavnik.paper.words import typography

from .grounds import lines
from .pairs import FORMS, KINDS, MODES, term
from .reading import named_in

_LOG = (
    Column("№", 4, "center"),
    Column("Дата", 9, "center"),
    Column("Тема", 22),
    Column("Форма", 12),
    Column("Минут", 6, "center"),
    Column("Результат", 18),
    Column("Следующий шаг", 15),
    Column("Подписи сторон", 14),
)
_SWOT = (
    ("Сильные стороны (внутренние, положительные)", "strengths"),
    ("Слабые стороны (внутренние, отрицательные)", "weaknesses"),
    ("Возможности (внешние, положительные)", "opportunities"),
    ("Угрозы (внешние, отрицательные)", "threats"),
)
ROWS = 12  # of the log: two sheets for a school year at a meeting every three weeks


@maker("sheet.meetings", words=_("Log of meetings"), numbered=False)
def meetings_sheet(document) -> Document:
    """`about`: cycle, mentorships (one). Meetings are written in by hand: the rows are blank."""
    named = named_in(document)
    pair = named.mentorships[0]
    many = len(pair.mentees) > 1
    lesson = words_of(document.organisation).lesson
    whose = f"наставнической {'группы' if many else 'пары'}"
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(document.organisation).organisation),
            Title("ЖУРНАЛ ВСТРЕЧ", typography(whose + year_words(named.cycle))),
            Facts(
                (
                    ("Наставник", with_post(pair.mentor)),
                    ("Наставляемые" if many else "Наставляемый", "\n".join(map(with_post, pair.mentees))),
                    (
                        "Форма, вид, режим",
                        typography(f"{FORMS[pair.form]}, {KINDS[pair.kind]}, {MODES[pair.mode]}"),
                    ),
                    ("Срок", typography(term(pair))),
                ),
                label_share=0.2,
                size=11,
            ),
            Paragraph(
                f"Формы встреч: {lesson}, взаимопосещение, консультация, онлайн-встреча.",
                indent=False,
                size=10,
            ),
            Table(_LOG, (), size=10, empty_rows=ROWS, row_height=11),
            Signature(f"Наставник, {post_of(pair.mentor)}".rstrip(", "), initials(pair.mentor), dated=True),
        ),
        created=document.created_at,
        size=12,
        landscape=True,
    )


@maker("sheet.swot", words=_("SWOT analysis"), numbered=False)
def swot_sheet(document) -> Document:
    """`about`: cycle, person (who signs); `content`: strengths, weaknesses, opportunities, threats (lines).

    A quarter without words is room to write in.
    """
    named, organisation = named_in(document), document.organisation
    person = named.person
    quarters = []
    for first, second in (_SWOT[:2], _SWOT[2:]):
        cells = tuple(_listed(lines(document, name)) for _title, name in (first, second))
        columns = (Column(first[0], 1), Column(second[0], 1))
        quarters.append(Table(columns, (cells,), size=11, row_height=45))
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(organisation).organisation),
            Title(
                "SWOT-АНАЛИЗ",
                typography(
                    "реализации системы (целевой модели) наставничества педагогических работников "
                    f"в {organisation_name(organisation, 'prep')}{year_words(named.cycle)}"
                ),
            ),
            *(KeepTogether((quarter,)) for quarter in quarters),
            Signature(
                f"Куратор, {post_of(person)}" if person else "Куратор",
                initials(person) if person else "",
                dated=True,
            ),
        ),
        created=document.created_at,
        size=12,
        landscape=True,
    )


def _listed(rows: tuple[str, ...]) -> str:
    return "\n".join(f"– {row}" for row in rows)
