"""Papers of every sort that the tests draw: orders, a consent, an agreement, a diploma, hostile text."""

from datetime import UTC, datetime

import pytest

from nastavnik.paper import (
    AcquaintanceSheet,
    Acquainted,
    Addressee,
    Annex,
    ApprovalStamps,
    BlankLines,
    Bullets,
    Checklist,
    Column,
    DateAndNumber,
    Document,
    Facts,
    Field,
    Heading,
    KeepTogether,
    Landscape,
    Letterhead,
    PageBreak,
    Paragraph,
    Party,
    Point,
    Points,
    Preamble,
    SectionTitle,
    Signature,
    SignaturePair,
    Space,
    Span,
    Stamp,
    Table,
    Title,
    bold,
    italic,
)

AT = datetime(2026, 8, 29, 9, 0, tzinfo=UTC)
SCHOOL = (
    "Муниципальное бюджетное общеобразовательное учреждение",
    "«Средняя общеобразовательная школа № 14»",
)
LONG_SCHOOL = (
    "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа "
    "с углублённым изучением отдельных предметов имени дважды Героя Советского Союза "
    "Сорокоумовского-Преображенского № 114»",
)
LONG_NAME = "Преображенская-Константинопольская Александрина Христофоровна"
HOSTILE = 'ООО "А & Б" <x> ]]> &amp; {{ 7*7 }} #eval("1") $x$ *з* _п_ `код` @ссылка \\ //конец /* */ ~ \'x\''
HEAD = Letterhead(
    SCHOOL,
    ("Управление образования администрации города Светлоозёрска",),
    "ул. Школьная, д. 5, г. Светлоозёрск, 400000, тел. 8 (000) 000-00-00, school14@example.org",
    "ОГРН 1000000000000, ИНН/КПП 1600000000/160001001",
)
PAIRS = (
    Column("№", 5, "center"),
    Column("Наставник", 30),
    Column("Наставляемый", 30),
    Column("Форма, вид", 20),
    Column("Срок", 15),
)
_TO_ORDER = "к приказу от 29.08.2026 № 14-а"
_SIGNED = Signature("Директор", "И. П. Петрова")


def _pairs(count: int, name: str) -> Table:
    rows = tuple(
        (
            str(n),
            f"{name}, учитель",
            "Иванов Пётр Ильич, учитель физики",
            "педагог – педагог",
            "31.05.2027",
        )
        for n in range(1, count + 1)
    )
    return Table(PAIRS, rows, size=12)


def _order_on_pairs(
    pairs: int = 3, *, school: tuple[str, ...] = SCHOOL, name: str = "Сидорова Анна Львовна"
) -> Document:
    return Document(
        "order.pairs",
        "Приказ об утверждении пар",
        (
            Letterhead(school, HEAD.superior, HEAD.address, HEAD.requisites),
            Title("ПРИКАЗ"),
            DateAndNumber("29 августа 2026 г.", "14-а", "г. Светлоозёрск"),
            Heading("Об утверждении наставнических пар (групп) на 2026/2027 учебный год"),
            Preamble(
                "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации "
                "и в целях реализации системы (целевой модели) наставничества педагогических работников"
            ),
            Points(
                (
                    Point("Утвердить следующие наставнические пары:", after=(_pairs(pairs, name),)),
                    Point(
                        ("Куратору ", bold("Орловой М. В."), ", заместителю директора:"),
                        (
                            "ознакомить педагогов под подпись;",
                            "разместить приказ на официальном сайте.",
                        ),
                    ),
                    "Контроль за исполнением приказа оставляю за собой.",
                )
            ),
            _SIGNED,
            Acquainted(("М. В. Орлова", "А. Л. Сидорова", "П. И. Иванов")),
        ),
        retention_over_10_years=True,
        created=AT,
        qr="https://school14.example.org/check/4f9a2c71b0d3",
    )


def _order_with_annexes() -> Document:
    sections = tuple(
        block
        for number, name in enumerate(("Общие положения", "Цель и задачи", "Порядок организации"), 1)
        for block in (
            SectionTitle(f"{number}. {name}"),
            Points(
                tuple(
                    "Настоящее Положение определяет порядок организации наставничества, "
                    "права и обязанности участников, условия завершения персонализированных программ. " * 2
                    for _ in range(5)
                ),
                prefix=str(number),
            ),
            Bullets(("наставник – участник программы, имеющий опыт;", "наставляемый – участник программы.")),
        )
    )
    stages = tuple(
        row
        for stage in range(1, 8)
        for row in (
            Span(f"Этап {stage}. Подготовка условий для реализации системы наставничества"),
            *(
                (
                    f"{stage}.{n}",
                    "Издание приказа о внедрении системы наставничества\nи его размещение",
                    "29.08.2026",
                    "Орлова М. В., заместитель директора",
                    "Приказ",
                )
                for n in range(1, 4)
            ),
        )
    )
    columns = (
        Column("№", 6, "center"),
        Column("Содержание", 40),
        Column("Сроки", 14),
        Column("Ответственный", 22),
        Column("Ожидаемый результат", 18),
    )
    return Document(
        "order.regulation",
        "Приказ об утверждении положения",
        (
            HEAD,
            Title("ПРИКАЗ"),
            DateAndNumber(),
            Heading("Об утверждении положения о системе наставничества педагогических работников"),
            Preamble("На основании решения педагогического совета (протокол от 28.08.2026 № 1)"),
            Points(("Утвердить Положение (приложение № 1).", "Утвердить дорожную карту (приложение № 2).")),
            _SIGNED,
            Annex(
                _TO_ORDER,
                (
                    Title("ПОЛОЖЕНИЕ", "о системе наставничества педагогических работников"),
                    *sections,
                ),
                number="1",
                stamps=(
                    Stamp("РАССМОТРЕНО", "на заседании педагогического совета", "протокол от 28.08.2026 № 1"),
                    Stamp("СОГЛАСОВАНО", "с профсоюзным комитетом", "протокол от 27.08.2026 № 4"),
                    Stamp("УТВЕРЖДЕНО", post="Директор", name="И. П. Петрова", date="29 августа 2026 г."),
                ),
            ),
            Annex(
                _TO_ORDER,
                (Title("ДОРОЖНАЯ КАРТА"), Table(columns, stages, size=11)),
                number="2",
                landscape=True,
            ),
            AcquaintanceSheet(
                "ЛИСТ ОЗНАКОМЛЕНИЯ\nс приказом от 29.08.2026 № 14-а",
                tuple((f"{LONG_NAME} {n}", "учитель русского языка и литературы") for n in range(3)),
                empty_rows=4,
            ),
        ),
        retention_over_10_years=True,
        created=AT,
    )


def _consent() -> Document:
    return Document(
        "consent.processing",
        "Согласие на обработку персональных данных",
        (
            Addressee(("Директору МБОУ «СОШ № 14»", "И. П. Петровой", "от Ивановой Марии Павловны")),
            Title("СОГЛАСИЕ", "на обработку персональных данных"),
            Field("Я,", "Иванова Мария Павловна", "фамилия, имя, отчество"),
            Field("паспорт", "", "серия, номер, кем и когда выдан"),
            Paragraph(
                "в соответствии с частью 4 статьи 9 Федерального закона даю согласие на обработку данных:"
            ),
            Checklist((("фамилия, имя, отчество", True), ("фотография", False))),
            Paragraph("Иные условия:", keep_next=True),
            BlankLines(3),
            Facts((("Срок действия", "до 31.08.2027"), ("Отзыв", ("письменно, ", italic("в любое время"))))),
            Signature("", "", labels=True, dated=True),
        ),
        size=12,
        created=AT,
    )


def _agreement() -> Document:
    details = ("ИНН 1600000000, КПП 160001001", "ул. Школьная, д. 5")
    return Document(
        "agreement.mentoring",
        "Дополнительное соглашение",
        (
            Title("ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 3", "к трудовому договору от 01.09.2015 № 17"),
            DateAndNumber(place="г. Светлоозёрск", numbered=False),
            Points(("Работнику поручается наставничество.", "Соглашение составлено в двух экземплярах.")),
            SectionTitle("Подписи сторон", 3, "left"),
            SignaturePair(
                Party("Работодатель", (*LONG_SCHOOL, *details), "Директор", "И. П. Петрова", seal=True),
                Party("Работник", (LONG_NAME, "паспорт ______________________"), "", ""),
            ),
        ),
        created=AT,
    )


def _programme() -> Document:
    return Document(
        "programme",
        "Персонализированная программа",
        (
            ApprovalStamps(
                (Stamp("УТВЕРЖДАЮ", post="Директор", name="И. П. Петрова", date="«29» августа 2026 г."),)
            ),
            Title("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", size=16),
            Facts((("Наставник", LONG_NAME), ("Наставляемый", "Иванов Пётр Ильич")), ruled=True),
            KeepTogether((SectionTitle("Пояснительная записка"), Paragraph("Проблема: мало опыта."))),
            PageBreak(),
            Landscape(
                (
                    SectionTitle("План мероприятий"),
                    _pairs(40, LONG_NAME),
                    Signature("Наставник", "А. Л. Сидорова"),
                )
            ),
            Paragraph("После альбомных листов."),
            _SIGNED,
        ),
        created=AT,
    )


def _diploma() -> Document:
    return Document(
        "diploma",
        "Диплом",
        (
            Letterhead(SCHOOL),
            Space(30),
            Title("ДИПЛОМ", "награждается", size=36),
            Paragraph(bold(LONG_NAME), "center", size=22),
            Paragraph("за развитие наставничества", "center"),
            Space(40),
            Signature("Директор", "И. П. Петрова", seal=True),
        ),
        created=AT,
        qr="https://school14.example.org/check/77",
        frame=True,
        landscape=True,
    )


def _hostile() -> Document:
    return Document(
        "hostile",
        HOSTILE,
        (
            Letterhead((HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE),
            Title(HOSTILE, HOSTILE),
            DateAndNumber(HOSTILE, HOSTILE, HOSTILE),
            Heading(HOSTILE),
            Preamble(HOSTILE, HOSTILE),
            Points(
                (
                    Point(
                        HOSTILE,
                        (HOSTILE,),
                        (Table((Column(HOSTILE), Column("б")), ((HOSTILE, "в\x00\x07г"),)),),
                    ),
                )
            ),
            Field(HOSTILE, HOSTILE, HOSTILE),
            ApprovalStamps((Stamp(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),) * 4),
            SignaturePair(Party(HOSTILE, (HOSTILE,), HOSTILE, HOSTILE), Party(HOSTILE)),
            Acquainted((HOSTILE,), HOSTILE),
            Signature(HOSTILE, HOSTILE, labels=True),
        ),
        qr=HOSTILE,
    )


def _all_papers() -> dict[str, Document]:
    return {
        "order_on_pairs": _order_on_pairs(),
        "order_on_many_pairs": _order_on_pairs(28, school=LONG_SCHOOL, name=LONG_NAME),
        "order_with_annexes": _order_with_annexes(),
        "consent": _consent(),
        "agreement": _agreement(),
        "programme": _programme(),
        "diploma": _diploma(),
        "hostile": _hostile(),
    }


@pytest.fixture(scope="session")
def papers() -> dict[str, Document]:
    """Every sample paper by name."""
    return _all_papers()


@pytest.fixture(scope="session")
def hostile_text() -> str:
    """Text that would break XML, Jinja or typst if it were ever read as code."""
    return HOSTILE
