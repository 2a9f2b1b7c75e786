"""Consents to the processing (article 9) and to the dissemination (article 10.1) of personal data."""

from nastavnik.instruments.documents.stationery import (
    by_gender,
    full_name,
    organisation_name,
    requisites,
)
from nastavnik.paper import (
    BLANK_DATE,
    Checklist,
    Column,
    Field,
    Paragraph,
    Point,
    Points,
    Table,
    Title,
    blank,
)
from nastavnik.paper.words import date_long, typography

from ..texts import text_of
from .common import number_line, signed


def _subject(consent) -> tuple:
    """Who gives the consent; passport and address are never kept, so they are blanks."""
    person = consent.person
    return (
        Field("Я,", full_name(person), "фамилия, имя, отчество"),
        Field("документ, удостоверяющий личность:", "", "вид, серия и номер, кем и когда выдан"),
        Field("", ""),
        Field(f"{by_gender(person, 'зарегистрированный', 'зарегистрированная')} по адресу:", ""),
    )


def _operator(organisation, case: str) -> str:
    details = [f"место нахождения: {organisation.address or blank(40)}", requisites(organisation)]
    if not organisation.ogrn or not organisation.inn:
        details[1] = f"ОГРН {organisation.ogrn or blank(15)}, ИНН {organisation.inn or blank(12)}"
    name = organisation_name(organisation, case, full=True)
    return typography(f"{name} ({', '.join(details)}) (далее – Оператор)")


def _withdrawal(organisation) -> str:
    by_mail = f" либо на адрес электронной почты {organisation.email}" if organisation.email else ""
    return (
        "Согласие может быть отозвано мною в любое время письменным заявлением, которое подаётся "
        "Оператору лично, "
        f"направляется почтой по месту его нахождения{by_mail}."
    )


def processing(consent, notice_days) -> tuple:
    """The contents of article 9, part 4: subject, operator, purpose, data, actions, term, withdrawal."""
    organisation, text = consent.organisation, text_of(consent)
    data = "; ".join(text.data)
    points = (
        f"Цель обработки: {text.purpose}.",
        f"Перечень персональных данных, на обработку которых даётся согласие: {data}.",
        f"Перечень действий с персональными данными: {text.actions}. Обработка ведётся с использованием "
        "средств автоматизации и без их использования.",
        "Обработка персональных данных другим лицам по поручению Оператора не передаётся.",
        f"Согласие действует {text.term}.",
        f"{_withdrawal(organisation)} После отзыва Оператор прекращает обработку персональных данных "
        "и уничтожает их в срок не более тридцати дней со дня поступления отзыва, кроме случаев, в "
        "которых закон "
        "допускает или требует продолжить обработку без согласия.",
        "Настоящее согласие не является согласием на распространение персональных данных: оно даётся "
        "отдельно.",
    )
    return (
        *number_line(consent),
        Title("СОГЛАСИЕ", "на обработку персональных данных"),
        *_subject(consent),
        Paragraph(
            typography(
                "в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О "
                "персональных данных» "
                "свободно, своей волей и в своём интересе даю согласие "
            )
            + _operator(organisation, "dat")
            + " на обработку моих персональных данных на следующих условиях:",
            indent=False,
        ),
        Points(tuple(typography(point) for point in points)),
        signed(consent),
    )


def dissemination(consent, notice_days) -> tuple:
    """The fields of Roskomnadzor's order 18, item by item; silence is no consent."""
    organisation, text = consent.organisation, text_of(consent)
    answers = {item["code"]: item for item in consent.items.get("items", ())}
    named = consent.items.get("addresses") or [organisation.site.rstrip("/")]
    site = "; ".join(filter(None, named)) or "https://" + blank(30)
    until = f"до {date_long(consent.valid_until) if consent.valid_until else BLANK_DATE}"
    rows = tuple(_row(number, item, answers.get(item.code)) for number, item in enumerate(text.items, 1))
    return (
        *number_line(consent),
        Title(
            "СОГЛАСИЕ",
            "на обработку персональных данных, разрешённых субъектом персональных данных для распространения",
        ),
        Field("Я,", full_name(consent.person), "фамилия, имя, отчество"),
        Field("контактная информация:", "", "номер телефона, адрес электронной почты или почтовый адрес"),
        Paragraph(
            typography(
                "в соответствии со статьёй 10.1 Федерального закона от 27.07.2006 № 152-ФЗ «О "
                "персональных данных» "
                "даю согласие "
            )
            + _operator(organisation, "dat")
            + " на распространение моих персональных данных на следующих условиях:",
            indent=False,
        ),
        Points(
            (
                typography(f"Цель распространения: {text.purpose}."),
                Point(
                    "Информационные ресурсы Оператора, посредством которых персональные данные "
                    "предоставляются "
                    "неограниченному кругу лиц (заполняется точным адресом):",
                    after=(Paragraph(f"{site}; {blank(50)}", indent=False),),
                ),
                Point(
                    "Категории и перечень персональных данных. По каждой строке пишется «да» или "
                    "«нет»; строка без "
                    "отметки означает отказ. Специальные категории персональных данных и "
                    "биометрические персональные "
                    "данные не распространяются.",
                    after=(Table(_COLUMNS, rows, size=10),),
                ),
                Point(
                    "Условия передачи персональных данных Оператором (отмечается по желанию):",
                    after=(Checklist(tuple((line, False) for line in _TRANSFER)),),
                ),
                typography(f"Согласие действует со дня подписания {until}"),
                f"{_withdrawal(organisation)} По моему требованию распространение прекращается в любое время.",
            )
        ),
        signed(consent),
    )


_COLUMNS = (
    Column("№", 5, "center"),
    Column("Персональные данные", 53),
    Column("Разрешаю\n(да / нет)", 14, "center"),
    Column("Условия и запреты\n(по желанию)", 28),
)
_TRANSFER = (
    "только по внутренней сети, доступной строго определённым работникам",
    "с использованием информационно-телекоммуникационных сетей",
    "без передачи полученных персональных данных",
)


def _row(number, item, answer) -> tuple:
    said = {True: "да", False: "нет"}.get(answer["agreed"], "") if answer else ""
    return (str(number), item.words, said, answer["conditions"] if answer else "")
