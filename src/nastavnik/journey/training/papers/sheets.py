"""The announcement of a session with the list of those asked, and the sheet of presence."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    capital,
    full_name,
    letterhead,
    organisation_name,
    post_of,
)
from nastavnik.paper import (
    Bullets,
    Column,
    Document,
    Facts,
    Letterhead,
    Paragraph,
    SectionTitle,
    Signature,
    Table,
    Title,
)
from nastavnik.paper.words import typography

from ..addresses import whole
from ..door.codes import sheet_code
from ..models import Participant
from .common import KINDS, day_and_time, hours_words, lines, session_in

_ASKED = (Column("№", 4, "center"), Column("ФИО", 30), Column("Должность", 36))
_PRESENT = (
    Column("№", 4, "center"),
    Column("ФИО", 26),
    Column("Должность", 28),
    Column("Присутствие", 16, "center"),
    Column("Подпись", 14),
)
_WAYS = {"account": "отметка с телефона", "link": "отметка с телефона", "hand": "отметка куратора"}


@maker("training.announcement", words=_("Announcement of a session"), numbered=False)
def announcement(document) -> Document:
    """`about`: session. Its code leads to the door of the session, where the digits are asked for."""
    session = session_in(document)
    rows = Participant.objects.filter(session=session).select_related("person").in_order()
    listed = tuple(
        (str(number), full_name(one.person), post_of(one.person)) for number, one in enumerate(rows, 1)
    )
    kind = KINDS[session.kind][0]
    programme = lines(session.programme)
    blocks = [
        Letterhead(letterhead(session.organisation).organisation),
        Title("ОБЪЯВЛЕНИЕ", capital(kind)),
        Facts(_facts(session), label_share=0.25),
    ]
    if programme:
        blocks += [SectionTitle("Программа", align="left"), Bullets(tuple(map(typography, programme)))]
    if listed:
        blocks += [SectionTitle("Приглашены", align="left"), Table(_ASKED, listed)]
    code = whole("attendance:scan", sheet_code(session))
    if code:
        blocks.append(
            Paragraph(
                "Чтобы отметиться на месте: наведите камеру телефона на код внизу листа, войдите и введите четыре "
                "цифры, которые назовёт ведущий.",
                "left",
                indent=False,
                size=11,
            )
        )
    return Document(document.kind, document.title, tuple(blocks), created=document.created_at, qr=code)


@maker("training.attendance", words=_("Sheet of presence"), numbered=False)
def attendance(document) -> Document:
    """`about`: session. Before the session the marks are blank, to be signed at the door."""
    session = session_in(document)
    rows = list(Participant.objects.filter(session=session).select_related("person").in_order())
    table = tuple(
        (
            str(number),
            full_name(one.person),
            post_of(one.person),
            _WAYS.get(one.way, ""),
            "",
        )
        for number, one in enumerate(rows, 1)
    )
    place = organisation_name(session.organisation, "prep")
    present = sum(one.attended_at is not None for one in rows)
    told = f"Приглашено: {len(rows)}, присутствовало: {present}." if present else f"Приглашено: {len(rows)}."
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(session.organisation).organisation),
            Title(
                "ЛИСТ ПРИСУТСТВИЯ",
                typography(f"участников {KINDS[session.kind][1]} в {place}"),
            ),
            Facts(_facts(session), label_share=0.25),
            Table(_PRESENT, table, size=11, empty_rows=3 if not present else 0),
            Paragraph(told, "left", indent=False),
            Signature("Ведущий", "", dated=True),
        ),
        created=document.created_at,
    )


def _facts(session):
    rows = [
        ("Тема", typography(session.topic)),
        ("Дата и время", day_and_time(session)),
        ("Место", typography(session.place)),
        ("Ссылка", session.link),
        ("Ведущие", typography(session.leaders)),
        ("Объём", hours_words(session.hours)),
    ]
    return tuple((label, value) for label, value in rows if value)
