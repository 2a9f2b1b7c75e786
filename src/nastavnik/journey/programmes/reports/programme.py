"""The final report of a pair's programme."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    full_name,
    letterhead,
    reference,
    with_post,
)
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.orders.papers.grounds import order_of
from nastavnik.journey.orders.papers.pairs import FORMS, KINDS, MODES, term
from nastavnik.paper import (
    Column,
    Document,
    Facts,
    KeepTogether,
    Letterhead,
    Paragraph,
    SectionTitle,
    Table,
    Title,
)
from nastavnik.paper.words import date_short, typography

from ..models import PlanItem
from ..queries import programme_of, progress_of
from ..states import Mark
from .common import ENDS, bulleted, day_of, person_of, prepare, signed, typed
from .parts import added

MARKS = {
    Mark.NONE: "не отмечено",
    Mark.DONE: "выполнено",
    Mark.PARTLY: "выполнено частично",
    Mark.NOT_DONE: "не выполнено",
}
_PLAN = (
    Column("№", 6, "center"),
    Column("Мероприятие", 44),
    Column("Срок", 14, "center"),
    Column("Дата", 14, "center"),
    Column("Отметка", 22),
)


@transaction.atomic
def prepare_programme_report(
    *, cycle, pair, by, at, achieved: str = "", difficulties: str = "", advice: str = "", person=None
) -> Row:
    """A draft of the final report of the pair's programme. DomainError where the pair has none."""
    if programme_of(pair) is None:
        raise DomainError(_("This pair has no programme: there is nothing to report on."))
    content = {"achieved": achieved, "difficulties": difficulties, "advice": advice}
    about = {"cycle": cycle.pk, "mentorships": [pair.pk]} | ({"person": person.pk} if person else {})
    title = f"Отчёт о реализации персонализированной программы: {full_name(pair.mentor)}"
    return prepare("report.programme", title, cycle, about, content, by, at)


@maker("report.programme", words=_("Final report of a programme"), numbered=False)
def programme_report(document) -> Document:
    """`about`: cycle, mentorships (one), person (the curator); `content`, else lines to write on: achieved,
    difficulties, advice. The plan's marks are of the day of the paper."""
    pair = Mentorship.objects.filter(pk__in=document.about["mentorships"]).with_people().get()
    programme = programme_of(pair)
    items = list(PlanItem.objects.filter(programme=programme).order_by("number"))
    rows = tuple(
        (
            str(item.number),
            item.activity,
            date_short(item.due),
            date_short(item.done_on) if item.done_on else "",
            MARKS[Mark(item.mark)],
        )
        for item in items
    )
    curator = person_of(document)
    sides = (("Наставник", pair.mentor), *(("Наставляемый", mentee) for mentee in pair.mentees))
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(document.organisation).organisation),
            Title("ОТЧЁТ", "о реализации персонализированной программы наставничества"),
            _card(pair, programme),
            SectionTitle("1. Проблема и цель", align="left"),
            Paragraph(typography(programme.problem)),
            Paragraph(typography(f"Цель: {programme.goal}")),
            SectionTitle("2. Выполнение плана мероприятий", align="left"),
            Paragraph(_done(items, day_of(document))),
            Table(_PLAN, rows, size=10.5),
            SectionTitle("3. Достигнутые результаты", align="left"),
            *bulleted("Планировалось:", programme.results),
            *typed(document, "achieved", "Достигнуто:"),
            *added("report.programme", document, pair, day_of(document)),
            SectionTitle("4. Затруднения", align="left"),
            *typed(document, "difficulties"),
            SectionTitle("5. Выводы и рекомендации", align="left"),
            *typed(document, "advice"),
            KeepTogether(
                (
                    *(signed(side, person) for side, person in sides),
                    signed("Куратор", curator),
                )
            ),
        ),
        created=document.created_at,
        size=11.5,
    )


def _card(pair, programme) -> Facts:
    order = order_of(pair)
    approved = date_short(programme.approved_on) if programme.approved_on else "не утверждена"
    ended = (
        f"{date_short(pair.ended_on)}, {ENDS.get(pair.end_reason, 'наставник заменён')}"
        if pair.ended_on
        else ""
    )
    many = len(pair.mentees) > 1
    rows = (
        ("Наставник", with_post(pair.mentor)),
        ("Наставляемые" if many else "Наставляемый", "\n".join(map(with_post, pair.mentees))),
        ("Форма, вид, режим", f"{FORMS[pair.form]}, {KINDS[pair.kind]}, {MODES[pair.mode]}"),
        ("Срок", term(pair)),
        ("Приказ", reference(order) if order else "не издан"),
        ("Программа утверждена", approved),
        *((("Завершено", ended),) if ended else ()),
    )
    return Facts(tuple((label, typography(value)) for label, value in rows), ruled=True, size=11.5)


def _done(items, day) -> str:
    progress = progress_of(items, day)
    partly = sum(item.mark == Mark.PARTLY for item in items)
    words = f"Выполнено {progress.done} из {progress.total} мероприятий ({progress.percent} %)"
    return typography(f"{words}, частично – {partly}." if partly else f"{words}.")
