"""Notices before an early end: by the mentor, by a mentee, by the employer (article 351.8)."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    addressee,
    by_gender,
    capital,
    full_name,
    head_signature,
    initials,
    letterhead,
    post_of,
    registration,
    with_post,
)
from nastavnik.paper import Addressee, Document, Field, Heading, Paragraph, Signature, Title
from nastavnik.paper.words import number_in_words, plural_form, typography

from .common import day_of
from .grounds import because_of, fixed_by, mentees_words, typed_day, written
from .pairs import term
from .reading import named_in

_WORKING = ("рабочий день", "рабочих дня", "рабочих дней")


@maker("notice.refusal", words=_("Notice of refusal by the mentor or a mentee"), numbered=False)
def refusal_notice(document) -> Document:
    """`about`: cycle, mentorships (one), person (who refuses; without one the mentor); `content`: last_on, words.

    Of a mentee it is an application to end their part in the programme. Signed by the person, received by the
    employer: its day and the receipt are blanks.
    """
    named = named_in(document)
    pair = named.mentorships[0]
    person = named.person or pair.mentor
    post = post_of(person, "gen")
    of_mentor = person.pk == pair.mentor_id
    title = (
        Title("УВЕДОМЛЕНИЕ", "о досрочном отказе от наставничества")
        if of_mentor
        else Title("ЗАЯВЛЕНИЕ", "о досрочном прекращении участия в программе наставничества")
    )
    return Document(
        document.kind,
        document.title,
        (
            addressee(document.organisation, f"от {full_name(person, 'gen')}", *((post,) if post else ())),
            title,
            Paragraph(_refusal(document, pair) if of_mentor else _leaving(document, pair)),
            Signature(capital(post_of(person)), initials(person), labels=True, dated=True),
            *_receipt("Получено работодателем:"),
        ),
        created=document.created_at,
        size=13,
    )


def _refusal(document, pair) -> str:
    return typography(
        f"На основании статьи 351.8 Трудового кодекса Российской Федерации уведомляю о досрочном отказе "
        f"от работы по наставничеству в отношении {mentees_words(pair, 'gen')}, "
        f"порученной мне {fixed_by(pair)} на срок {term(pair)}"
        f"{_reason(document)}. {_days(document)}"
    )


def _leaving(document, pair) -> str:
    fixed = by_gender(pair.mentor, "закреплён", "закреплена")
    return typography(
        "Прошу досрочно прекратить моё участие в персонализированной программе наставничества с наставником "
        f"{with_post(pair.mentor, 'ins')} ({fixed} {fixed_by(pair)} на срок {term(pair)})"
        f"{_reason(document)}. {_days(document)}"
    )


def _reason(document) -> str:
    reason = because_of(document)
    return f", {reason}" if reason else ""


def _days(document) -> str:
    day = written(typed_day(document, "last_on")).rstrip(".")  # a blank ends with «г.» already
    return f"Последний день наставничества – {day}."


@maker("notice.cancellation", words=_("Notice of cancellation by the employer"), journal="notices")
def cancellation_notice(document) -> Document:
    """`about`: cycle, mentorships (one); `content`: last_on, words. The mentor's receipt is a blank."""
    organisation = document.organisation
    pair = named_in(document).mentorships[0]
    days = numbers(organisation, day_of(document))["notice.working_days"]
    last_on = typed_day(document, "last_on")
    since = written(last_on + dt.timedelta(days=1) if last_on else None)
    notice = f"{days} ({number_in_words(days, 'acc')}) {plural_form(days, _WORKING)}"
    mentor = pair.mentor
    return Document(
        document.kind,
        document.title,
        (
            letterhead(organisation),
            Addressee(tuple(filter(None, (full_name(mentor, "dat"), post_of(mentor, "dat"))))),
            Title("УВЕДОМЛЕНИЕ"),
            registration(document, organisation),
            Heading("О досрочной отмене поручения о наставничестве"),
            Paragraph(
                typography(
                    "На основании статьи 351.8 Трудового кодекса Российской Федерации уведомляем Вас о "
                    f"досрочной отмене с {since} поручения о работе по наставничеству в отношении "
                    f"{mentees_words(pair, 'gen')}, данного {fixed_by(pair)} на срок {term(pair)}"
                    f"{_reason(document)}."
                )
            ),
            Paragraph(
                typography(
                    f"Последний день наставничества – {written(last_on)}. Об отмене поручения работник "
                    f"предупреждается в письменной форме не менее чем за {notice}. Выплаты за наставничество "
                    "производятся за фактически выполненную работу по указанный день включительно."
                )
            ),
            head_signature(organisation),
            *_receipt(f"Уведомление {by_gender(mentor, 'получил', 'получила')}:", initials(mentor)),
        ),
        created=document.created_at,
        size=13,
    )


def _receipt(intro: str, name: str = "") -> tuple:
    if name:
        return (Paragraph(intro, indent=False, keep_next=True), Signature("", name, dated=True))
    return (
        Paragraph(intro, indent=False, keep_next=True),
        Field("", "", "дата, должность, подпись, фамилия принявшего"),
    )
