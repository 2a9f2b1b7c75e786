"""Consents to mentoring: of the mentor under article 351.8, of the mentee to the programme."""

from nastavnik.instruments.documents.stationery import (
    addressee,
    by_gender,
    capital,
    full_name,
    organisation_name,
    post_of,
)
from nastavnik.paper import (
    Checklist,
    Field,
    Paragraph,
    Point,
    Points,
    Title,
)
from nastavnik.paper.words import number_in_words, plural_form, typography

from .common import number_line, signed


def mentoring(consent, notice_days) -> tuple:
    """The mentor's points, the mentee's, or both, by the roles in the consent's items."""
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
        *number_line(consent),
        Title("СОГЛАСИЕ", what),
        *(block for blocks in parts for block in blocks),
        signed(consent, capital(post_of(person))),
    )


_DAY = "«___»\u00a0___________\u00a020___\u00a0г."


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
