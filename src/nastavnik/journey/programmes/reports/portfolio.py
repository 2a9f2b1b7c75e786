"""A mentor's portfolio for attestation under four headings."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    full_name,
    head_signature,
    letterhead,
    reference,
    with_post,
)
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.orders.papers.pairs import KINDS
from nastavnik.paper import (
    Column,
    Document,
    KeepTogether,
    Letterhead,
    Paragraph,
    SectionTitle,
    Table,
    Title,
)
from nastavnik.paper.words import date_short, typography

from .common import ENDS, person_of, prepare, signed, typed

_MENTEES = (
    Column("№", 6, "center"),
    Column("Наставляемый, должность", 38),
    Column("Срок, приказ", 30),
    Column("Форма, результат", 26),
)


@transaction.atomic
def prepare_portfolio(
    *, cycle, person, by, at, students: str = "", contests: str = "", approaches: str = ""
) -> Row:
    """A draft of the mentor's portfolio; the work with teachers is read from their pairs."""
    content = {"students": students, "contests": contests, "approaches": approaches}
    title = f"Портфолио наставника: {full_name(person)}"
    return prepare("portfolio", title, cycle, {"cycle": cycle.pk, "person": person.pk}, content, by, at)


@maker("portfolio", words=_("Mentor's portfolio for attestation"), numbered=False)
def portfolio(document) -> Document:
    """`about`: cycle, person; `content`, else lines to write on: students, contests, approaches (lines).

    The four headings follow the order 196 on attestation; the second is read from the mentor's pairs.
    """
    organisation, person = document.organisation, person_of(document)
    pairs = Mentorship.objects.filter(organisation=organisation, mentor=person).with_people()
    pairs = [pair for pair in pairs.order_by("starts_on", "pk") if pair.order_document_id]
    orders = Row.objects.in_bulk({pair.order_document_id for pair in pairs})
    rows = [
        (_cells(pair, mentee, orders.get(pair.order_document_id)))
        for pair in pairs
        for mentee in pair.mentees
    ]
    numbered = tuple((str(number), *cells) for number, cells in enumerate(rows, 1))
    room = {} if rows else {"empty_rows": 4, "row_height": 9}
    second = Table(_MENTEES, numbered, size=10.5, **room)
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(organisation).organisation),
            Title("ПОРТФОЛИО НАСТАВНИКА", "для аттестации в целях установления квалификационной категории"),
            Paragraph(typography(with_post(person)), "center", indent=False, size=14, space=8),
            SectionTitle("1. Руководство практической подготовкой студентов", align="left"),
            *typed(document, "students"),
            SectionTitle("2. Наставничество в отношении педагогических работников", align="left"),
            second,
            SectionTitle(
                "3. Содействие в подготовке педагогов к конкурсам профессионального мастерства", align="left"
            ),
            *typed(document, "contests"),
            SectionTitle("4. Распространение авторских подходов и методических разработок", align="left"),
            *typed(document, "approaches"),
            KeepTogether(
                (
                    signed("Наставник", person),
                    Paragraph("Сведения подтверждаю:", indent=False, keep_next=True),
                    head_signature(organisation),
                )
            ),
        ),
        created=document.created_at,
        size=12,
    )


def _cells(pair, mentee, order) -> tuple[str, str, str]:
    till = date_short(pair.ended_on or pair.ends_on)
    result = ENDS.get(pair.end_reason, "") if pair.ended_on else "в работе"
    number = f"приказ {reference(order)}" if order else ""
    return (
        typography(with_post(mentee)),
        typography(f"{date_short(pair.starts_on)} – {till}\n{number}".strip()),
        typography(", ".join(filter(None, (KINDS[pair.kind], result)))),
    )
