"""The additional agreement to the employment contract: content, term, form and pay of mentoring (article 351.8)."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    by_gender,
    capital,
    full_name,
    head_name,
    head_post,
    initials,
    organisation_name,
    requisites,
    with_post,
    words_of,
)
from nastavnik.paper import (
    DateAndNumber,
    Document,
    Paragraph,
    Party,
    Point,
    Points,
    SignaturePair,
    Title,
    blank,
)
from nastavnik.paper.words import (
    date_long,
    date_short,
    decline_person,
    guess_gender,
    number_in_words,
    plural_form,
    typography,
)

from .common import day_of
from .grounds import mentees_words, typed, typed_day, written
from .pairs import FORMS, KINDS, MODES, term
from .reading import named_in

_WORKING = ("рабочий день", "рабочих дня", "рабочих дней")


@maker("agreement.mentoring", words=_("Additional agreement on mentoring"), journal="agreements")
def agreement_paper(document) -> Document:
    """`about`: cycle, mentorships (one). `content`, each a blank where it is not typed: contract_number,
    contract_on, pay (size), pay_terms. Passport and address of the employee are always blanks."""
    organisation = document.organisation
    pair = named_in(document).mentorships[0]
    contract = (
        f"от {written(typed_day(document, 'contract_on'))} № {typed(document, 'contract_number') or blank(8)}"
    )
    return Document(
        document.kind,
        document.title,
        (
            Title(
                f"ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № {document.number or blank(8)}",
                typography(f"к трудовому договору {contract}"),
            ),
            DateAndNumber(
                date_long(document.date) if document.date else "",
                place=typography(organisation.town),
                numbered=False,
            ),
            Paragraph(_sides(organisation, pair.mentor)),
            Points(_points(document, pair)),
            SignaturePair(_employer(organisation), _employee(pair.mentor)),
            Paragraph(
                f"Экземпляр соглашения {by_gender(pair.mentor, 'получил', 'получила')}: "
                f"{blank(20)} «____» ______________ 20____ г.",
                indent=False,
            ),
        ),
        created=document.created_at,
        size=12,
    )


def _sides(organisation, mentor) -> str:
    names = (organisation.head_surname, organisation.head_first_name, organisation.head_patronymic)
    acting = {"f": "действующей", "m": "действующего"}.get(guess_gender(*names) or "", "действующего(ей)")
    head = decline_person(*names).form("gen").full() if organisation.head_surname else blank(30)
    ground = blank(20) if organisation.head_is_acting else "устава"
    who = f"{organisation_name(organisation, full=True)} в лице {head_post(organisation, 'gen')} {head}"
    return typography(
        f"{who}, {acting} на основании {ground}, далее – Работодатель, с одной стороны, и {with_post(mentor)}, "
        "далее – Работник, с другой стороны, в соответствии со статьёй 351.8 Трудового кодекса "
        "Российской Федерации заключили настоящее дополнительное соглашение о нижеследующем:"
    )


def _points(document, pair) -> tuple:
    organisation = document.organisation
    days = numbers(organisation, day_of(document))["notice.working_days"]
    notice = f"не менее чем за {days} ({number_in_words(days, 'acc')}) {plural_form(days, _WORKING)}"
    pay, terms = typed(document, "pay"), typed(document, "pay_terms")
    since = date_short(document.effective_on or pair.starts_on)
    points = (
        "Работодатель поручает, а Работник с его письменного согласия выполняет наряду с работой, "
        "определённой трудовым договором, работу по наставничеству в отношении "
        f"{mentees_words(pair, 'gen')}.",
        Point(
            "Содержание работы по наставничеству:",
            (
                "помощь в овладении навыками педагогической работы и в преодолении профессиональных "
                "затруднений;",
                "разработка и реализация персонализированной программы наставничества;",
                f"консультации, взаимное посещение {words_of(organisation).lessons_gen}, совместная "
                "методическая работа;",
                "участие в оценке результатов программы и подготовке её итогов.",
            ),
        ),
        f"Срок выполнения работы: {term(pair)}.",
        f"Форма выполнения работы: {MODES[pair.mode]}; форма наставничества – {FORMS[pair.form]}, "
        f"вид – {KINDS[pair.kind]}.",
        Point(
            "За выполнение работы по наставничеству Работнику устанавливается выплата:",
            (f"размер: {pay or blank(50)};", f"условия и срок выплаты: {terms or blank(40)}."),
        ),
        "Работник вправе досрочно отказаться от работы по наставничеству, а Работодатель – досрочно отменить "
        f"поручение о ней, предупредив об этом другую сторону в письменной форме {notice}.",
        "В остальном условия трудового договора остаются неизменными.",
        f"Соглашение вступает в силу с {since}, является неотъемлемой частью трудового договора и составлено "
        "в двух экземплярах, имеющих одинаковую юридическую силу, по одному для каждой из сторон.",
    )
    return tuple(typography(point) if isinstance(point, str) else point for point in points)


def _employer(organisation) -> Party:
    lines = (
        organisation_name(organisation, full=True),
        typography(organisation.address or organisation.town),
        requisites(organisation),
    )
    return Party(
        "Работодатель",
        tuple(filter(None, lines)),
        post=capital(head_post(organisation)),
        name=head_name(organisation),
        seal=True,
    )


def _employee(mentor) -> Party:
    lines = (full_name(mentor), f"паспорт: {blank(22)}", blank(30), f"адрес: {blank(24)}", blank(30))
    return Party("Работник", lines, name=initials(mentor))
