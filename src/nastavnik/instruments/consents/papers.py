"""The three consents on paper: each a document of its own, never merged with another (156-ФЗ)."""

from collections.abc import Iterable, Iterator

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.stationery import (
    addressee,
    by_gender,
    capital,
    full_name,
    initials,
    organisation_name,
    post_of,
    requisites,
)
from nastavnik.paper import (
    BLANK_DATE,
    Checklist,
    Column,
    Document,
    Field,
    Paragraph,
    Point,
    Points,
    Signature,
    Table,
    Title,
    blank,
    file_name,
    render_docx,
)
from nastavnik.paper.words import date_long, number_in_words, plural_form, typography

from .states import Kind
from .texts import text_of

NAMES = {
    Kind.PROCESSING: "Согласие на обработку персональных данных",
    Kind.DISSEMINATION: "Согласие на распространение персональных данных",
    Kind.MENTORING: "Согласие на наставничество",
}


def consent_paper(consent, notice_days: int = 3) -> Document:
    """The form to be signed, with the person's name and blanks for what the program does not keep.

    `notice_days` is the notice of refusal in working days (article 351.8).
    """
    blocks = {
        Kind.PROCESSING: _processing,
        Kind.DISSEMINATION: _dissemination,
        Kind.MENTORING: _mentoring,
    }[consent.kind](consent, notice_days)
    title = f"{NAMES[consent.kind]}: {full_name(consent.person)}"
    return Document(f"consent.{consent.kind}", title, blocks, size=11.5, created=consent.created_at, line=1.0)


def consent_files(consents: Iterable) -> Iterator[tuple[str, bytes]]:
    """A .docx per consent, named by kind and person; rows come with person and organisation."""
    days: dict[int, int] = {}
    for consent in consents:
        if consent.organisation_id not in days:
            values = numbers(consent.organisation, consent.printed_on or consent.created_at.date())
            days[consent.organisation_id] = values["notice.working_days"]
        name = file_name((NAMES[consent.kind], full_name(consent.person)))
        yield name, render_docx(consent_paper(consent, days[consent.organisation_id]))


def _number(consent) -> tuple:
    if not consent.number:
        return ()
    return (Paragraph(typography(f"№ {consent.number_words}"), "right", indent=False, size=10, space=0),)


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


def _signed(consent, post: str = "Субъект персональных данных") -> Signature:
    return Signature(post, initials(consent.person), labels=True, dated=True)


def _withdrawal(organisation) -> str:
    by_mail = f" либо на адрес электронной почты {organisation.email}" if organisation.email else ""
    return (
        "Согласие может быть отозвано мною в любое время письменным заявлением, которое подаётся "
        "Оператору лично, "
        f"направляется почтой по месту его нахождения{by_mail}."
    )


def _processing(consent, notice_days) -> tuple:
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
        *_number(consent),
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
        _signed(consent),
    )


def _dissemination(consent, notice_days) -> tuple:
    organisation, text = consent.organisation, text_of(consent)
    answers = {item["code"]: item for item in consent.items.get("items", ())}
    site = organisation.site.rstrip("/") or "https://" + blank(30)
    until = f"до {date_long(consent.valid_until) if consent.valid_until else BLANK_DATE}"
    rows = tuple(_row(number, item, answers.get(item.code)) for number, item in enumerate(text.items, 1))
    return (
        *_number(consent),
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
        _signed(consent),
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


def _mentoring(consent, notice_days) -> tuple:
    roles = consent.items.get("roles") or ["mentor"]
    parts = [_mentor_points(consent, notice_days)] if "mentor" in roles else []
    parts += [_mentee_points(consent, notice_days)] if "mentee" in roles else []
    person, organisation = consent.person, consent.organisation
    what = {
        ("mentor",): "на выполнение работы по наставничеству",
        ("mentee",): "на участие в персонализированной программе наставничества",
    }.get(
        tuple(roles),
        "на выполнение работы по наставничеству и участие в персонализированной программе наставничества",
    )
    post = post_of(person, "gen")
    return (
        addressee(organisation, f"от {full_name(person, 'gen')}", *((post,) if post else ())),
        *_number(consent),
        Title("СОГЛАСИЕ", what),
        *(block for blocks in parts for block in blocks),
        _signed(consent, capital(post_of(person))),
    )


_DAY = "«____»\u00a0____________\u00a020___\u00a0г."


def _term(consent) -> str:
    year = consent.items.get("year", "")
    named = f" (в пределах {year} учебного года)" if year else ""
    return f"с\u00a0{_DAY} по\u00a0{_DAY}{named}"


def _notice(days: int) -> str:
    return typography(
        f"не менее чем за {days} ({number_in_words(days, 'acc')}) "
        f"{plural_form(days, ('рабочий день', 'рабочих дня', 'рабочих дней'))}"
    )


def _mentor_points(consent, notice_days) -> tuple:
    person = consent.person
    where = organisation_name(consent.organisation, "prep")
    return (
        Paragraph(
            typography(
                f"Я, {full_name(person)}, на основании статьи 351.8 Трудового кодекса Российской "
                "Федерации даю согласие "
                f"на выполнение по поручению работодателя в {where} работы по наставничеству на "
                "следующих условиях:"
            )
        ),
        Points(
            (
                Point(
                    "Содержание работы: помощь наставляемому (наставляемым) в овладении навыками "
                    "педагогической работы, "
                    "разработка и реализация персонализированной программы наставничества, "
                    "консультации, взаимное "
                    "посещение занятий, участие в оценке результатов. Наставляемый (наставляемые):",
                    after=(Field("", "", "фамилия, имя, отчество, должность"),),
                ),
                f"Срок выполнения работы: {_term(consent)}.",
                Point(
                    "Форма выполнения работы (нужное отметить):",
                    after=(Checklist(tuple((line, False) for line in _FORMS)),),
                ),
                Point(
                    "Размер и условия выплат за наставничество определяются трудовым договором "
                    "(дополнительным соглашением "
                    "к нему) в соответствии с системой оплаты труда работодателя:",
                    after=(Field("", "", "вид, размер (в рублях или процентах), условия и срок выплаты"),),
                ),
                f"{by_gender(person, 'Извещён', 'Извещена')} о том, что вправе досрочно отказаться от "
                "наставничества, "
                "а работодатель вправе досрочно отменить поручение о нём, предупредив об этом другую "
                "сторону письменно "
                f"{_notice(notice_days)}.",
                "Содержание, сроки, форма выполнения работы и выплаты указываются в дополнительном "
                "соглашении к трудовому "
                "договору.",
            )
        ),
    )


_FORMS = (
    "очно, по месту работы",
    "с использованием дистанционных технологий",
    "в смешанной форме",
)


def _mentee_points(consent, notice_days) -> tuple:
    person = consent.person
    where = organisation_name(consent.organisation, "prep")
    return (
        Paragraph(
            typography(
                f"Я, {full_name(person)}, даю согласие на участие в персонализированной программе "
                f"наставничества в {where} "
                f"в качестве {by_gender(person, 'наставляемого', 'наставляемой')} на следующих условиях:"
            )
        ),
        Points(
            (
                Point("Наставник:", after=(Field("", "", "фамилия, имя, отчество, должность"),)),
                f"Срок участия: {_term(consent)}.",
                Point(
                    "Форма занятий с наставником (нужное отметить):",
                    after=(Checklist(tuple((line, False) for line in _FORMS)),),
                ),
                f"С Положением о системе наставничества, правами и обязанностями наставляемого "
                f"{by_gender(person, 'ознакомлен', 'ознакомлена')}.",
                f"{by_gender(person, 'Извещён', 'Извещена')} о том, что участие добровольно и что я "
                "вправе письменно "
                "попросить о замене наставника или о досрочном прекращении программы.",
            )
        ),
    )
