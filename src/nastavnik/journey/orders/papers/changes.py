"""Orders that change a pair on its way: another mentor, a longer term, an early end."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import by_gender, initials, reference, with_post
from nastavnik.journey.mentorships.states import EndReason, LegalBasis
from nastavnik.paper import Document, Points, blank
from nastavnik.paper.words import date_short, number_in_words, plural_form, typography

from ..consequences import extension_effects, replacement_effects, termination_effects
from .common import CONTROL, day_of, order
from .grounds import (
    because_of,
    fixed_by,
    manner,
    mentees_words,
    on_mentoring,
    sheet,
    to_curator,
    typed_day,
    written,
)
from .pairs import term
from .reading import named_in

DAY = dt.timedelta(days=1)


@maker("order.replacement", words=_("Order on the replacement of the mentor"), effects=replacement_effects)
def replacement_order(document) -> Document:
    """`about`: cycle, mentorships (one), person (the new mentor); `content`: on, words (why, after «в связи с»)."""
    named = named_in(document)
    pair, mentor = named.mentorships[0], named.person
    on = typed_day(document, "on")
    since = written(on)
    new = f"{with_post(mentor, 'acc')}," if mentor else f"{blank(40)},"
    called = initials(mentor, "dat") if mentor else blank(20)
    points = [
        typography(
            f"Освободить с {since} {with_post(pair.mentor, 'acc')}, от работы по наставничеству в отношении "
            f"{mentees_words(pair, 'gen')} ({_pair_or_group(pair)} закреплена {fixed_by(pair)})."
        ),
        typography(
            f"Закрепить {new} наставником {mentees_words(pair, 'gen')}, на срок с {since} "
            f"по {date_short(pair.ends_on)} ({manner(pair)})."
        ),
        *_new_terms(pair, called, since),
        to_curator(
            document,
            (
                "организовать передачу новому наставнику материалов персонализированной программы "
                "наставничества;",
                "представить на утверждение персонализированную программу наставничества, согласованную с её "
                "участниками;",
                "внести изменения в банки данных наставников и наставляемых;",
                "ознакомить участников с настоящим приказом под подпись.",
            ),
        ),
        CONTROL,
    ]
    then = ", ".join(filter(None, (because_of(document), "на основании письменного согласия наставника")))
    people = (pair.mentor, *((mentor,) if mentor else ()), *pair.mentees)
    return order(
        document,
        "О замене наставника",
        on_mentoring(document, pair, f"{then},").rstrip(","),
        (Points(tuple(points)),),
        (sheet(document, people),),
    )


def _new_terms(pair, called: str, since: str) -> tuple[str, ...]:
    if pair.legal_basis != LegalBasis.ART_351_8:
        return ()
    old = initials(pair.mentor, "dat")
    return (
        typography(
            f"Наставнику {called} выполнять работу по наставничеству на условиях, определённых дополнительным "
            "соглашением к трудовому договору (содержание, срок, форма, размер и условия выплат)."
        ),
        _no_more_pay(old, since),
    )


def _no_more_pay(who: str, since: str) -> str:
    return typography(
        f"Прекратить с {since} выплаты {who} за наставничество, установленные дополнительным соглашением "
        "к трудовому договору."
    )


def _pair_or_group(pair) -> str:
    return "группа" if pair.is_group else "пара"


@maker("order.extension", words=_("Order on the extension of the term"), effects=extension_effects)
def extension_order(document) -> Document:
    """`about`: cycle, mentorships (one); `content`: ends_on, words; `was` is the end before, kept at preparing."""
    pair = named_in(document).mentorships[0]
    was = typed_day(document, "was") or pair.ends_on
    group = pair.is_group
    by_351 = pair.legal_basis == LegalBasis.ART_351_8
    points = [
        typography(
            f"Продлить по {written(typed_day(document, 'ends_on'))} срок работы по наставничеству "
            f"{with_post(pair.mentor, 'gen')}, в отношении {mentees_words(pair, 'gen')} "
            f"({'группа' if group else 'пара'} закреплена {fixed_by(pair)} на срок "
            f"с {date_short(pair.starts_on)} по {date_short(was)})."
        ),
    ]
    if by_351:
        points.append(
            typography(
                f"Наставнику {initials(pair.mentor, 'dat')} выполнять работу по наставничеству на условиях, "
                "определённых дополнительным соглашением к трудовому договору, с учётом нового срока."
            )
        )
    points += [
        to_curator(
            document,
            (
                "внести изменения в персонализированную программу наставничества и представить её новую "
                "редакцию на утверждение;",
                "ознакомить участников с настоящим приказом под подпись.",
            ),
        ),
        CONTROL,
    ]
    then = ", ".join(filter(None, (because_of(document), "по взаимному согласию наставника и "
                                   + ("наставляемых" if group else "наставляемого"))))  # fmt: skip
    return order(
        document,
        "О продлении срока наставничества",
        on_mentoring(document, pair, then),
        (Points(tuple(points)),),
        (sheet(document, (pair.mentor, *pair.mentees)),),
    )


@maker("order.termination", words=_("Order on the early termination"), effects=termination_effects)
def termination_order(document) -> Document:
    """`about`: cycle, mentorships (one), notice (its document, where it was made here).

    `content`: initiative (a code of EndReason), notice_on, last_on, words (why, after «в связи с»).
    """
    pair = named_in(document).mentorships[0]
    last_on = typed_day(document, "last_on")
    since = written(last_on + DAY if last_on else None)
    reason = because_of(document)
    points = [
        typography(
            f"Прекратить досрочно с {since} работу по наставничеству {with_post(pair.mentor, 'gen')}, "
            f"в отношении {mentees_words(pair, 'gen')} ({_pair_or_group(pair)} закреплена {fixed_by(pair)} "
            f"на срок {term(pair)}){f' {reason}' if reason else ''}. "
            f"Последний день наставничества – {written(last_on)}."
        ),
        *_notice_kept(document, pair),
        to_curator(
            document,
            (
                "подвести итоги реализации персонализированной программы наставничества и представить отчёт;",
                "предложить наставляемым другого наставника либо организовать их поддержку;"
                if pair.is_group
                else "предложить наставляемому другого наставника либо организовать его поддержку;",
                "внести изменения в банки данных наставников и наставляемых;",
                "ознакомить участников с настоящим приказом под подпись.",
            ),
        ),
        CONTROL,
    ]
    return order(
        document,
        "О досрочном прекращении наставничества",
        on_mentoring(document, pair, _by_notice(document, pair)),
        (Points(tuple(points)),),
        (sheet(document, (pair.mentor, *pair.mentees)),),
    )


def _notice_kept(document, pair) -> tuple[str, ...]:
    """Article 351.8: the notice and its term, the end of pay; nothing where the article is not applied."""
    if pair.legal_basis != LegalBasis.ART_351_8:
        return ()
    days = numbers(document.organisation, day_of(document))["notice.working_days"]
    term_words = f"{number_in_words(days, 'gen')} {plural_form(days, _WORKING_GEN)}"
    told = typography(
        f"Срок письменного предупреждения – не менее {term_words} – соблюдён: уведомление "
        f"{'получено' if _initiative(document) == EndReason.MENTOR else 'вручено наставнику'} "
        f"{written(typed_day(document, 'notice_on'))}."
    )
    last_on = typed_day(document, "last_on")
    ends = written(last_on + DAY if last_on else None)
    return (told, _no_more_pay(initials(pair.mentor, "dat"), ends))


_WORKING_GEN = ("рабочего дня", "рабочих дней", "рабочих дней")


def _initiative(document) -> str:
    return document.content.get("initiative") or EndReason.CURATOR


def _by_notice(document, pair) -> str:
    day = written(typed_day(document, "notice_on"))
    notice = Row.objects.filter(pk=document.about.get("notice") or 0).signed().first()
    told = reference(notice) if notice is not None and notice.number else f"от {day}"
    if _initiative(document) == EndReason.MENTOR:
        return f"на основании письменного уведомления наставника {initials(pair.mentor, 'gen')} {told}"
    if _initiative(document) == EndReason.MENTEE:
        who = ", ".join(initials(mentee, "gen") for mentee in pair.mentees)
        one = by_gender(pair.mentees[0], "наставляемого", "наставляемой")
        return f"на основании письменного заявления {'наставляемых' if pair.is_group else one} {who}"
    return f"на основании уведомления работодателя {told} об отмене поручения о наставничестве"
