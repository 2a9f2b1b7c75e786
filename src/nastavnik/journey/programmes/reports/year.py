"""The analytical report on the year: figures without names."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.queries import lacking
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.models import Document as Row
from nastavnik.instruments.documents.stationery import (
    head_signature,
    letterhead,
    organisation_name,
    registration,
)
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK, EndReason
from nastavnik.journey.mentorships.states import State as Pair
from nastavnik.journey.orders.papers.grounds import in_year
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.models import Cycle
from nastavnik.paper import (
    Column,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    SectionTitle,
    Table,
    Title,
)
from nastavnik.paper.words import date_short, typography

from ..models import PlanItem, Programme
from ..states import Mark
from .common import day_of, person_of, prepare, signed, typed
from .parts import added

_FIGURES = (
    Column("№", 6, "center"),
    Column("Показатель", 54),
    Column("Значение", 22, "center"),
    Column("%", 18, "center"),
)


@transaction.atomic
def prepare_year_report(
    *, cycle, by, at, done: str = "", problems: str = "", conclusions: str = "", person=None
) -> Row:
    """A draft of the analytical report on the year, its figures as of the day of the paper."""
    content = {"done": done, "problems": problems, "conclusions": conclusions}
    about = {"cycle": cycle.pk} | ({"person": person.pk} if person else {})
    title = f"Аналитическая справка о наставничестве, {cycle.name} учебный год"
    return prepare("report.year", title, cycle, about, content, by, at)


@maker("report.year", words=_("Analytical report on the year"), journal="reports")
def year_report(document) -> Document:
    """`about`: cycle, person (the curator); `content`, else lines to write on: done, problems, conclusions.

    Figures with numerator and denominator, without names; what later rooms count stands below them.
    """
    organisation = document.organisation
    cycle = Cycle.objects.filter(pk=document.about.get("cycle") or 0).first()
    curator = person_of(document)
    more = added("report.year", document, cycle, day_of(document)) if cycle else ()
    rows = tuple(
        (str(number), words, _fraction(part, whole), _percent(part, whole))
        for number, (words, part, whole) in enumerate(
            (
                row
                for row in figures(organisation, cycle, day_of(document))
                if row[2] is None or not more  # the shares are told by who counts the indicators
            ),
            1,
        )
    )
    return Document(
        document.kind,
        document.title,
        (
            letterhead(organisation),
            Title("АНАЛИТИЧЕСКАЯ СПРАВКА"),
            registration(document, organisation),
            Heading(
                typography(
                    "О реализации системы (целевой модели) наставничества педагогических работников "
                    f"в {organisation_name(organisation, 'prep')}{in_year(cycle)}"
                )
            ),
            SectionTitle("1. Показатели", align="left"),
            Paragraph(typography(f"По состоянию на {date_short(day_of(document))}."), keep_next=True),
            Table(_FIGURES, rows, size=11),
            *more,
            SectionTitle("2. Что сделано", align="left"),
            *typed(document, "done"),
            SectionTitle("3. Проблемы", align="left"),
            *typed(document, "problems"),
            SectionTitle("4. Выводы и предложения", align="left"),
            *typed(document, "conclusions"),
            KeepTogether((signed("Куратор", curator), head_signature(organisation))),
        ),
        created=document.created_at,
        size=13,
    )


def figures(organisation, cycle, day) -> list[tuple[str, int, int | None]]:
    """(what is counted, numerator, denominator or None) of the year, as of the day. The number of queries is fixed."""
    teachers = list(Person.objects.filter(organisation=organisation).teaching().employed(day).in_order())
    years = numbers(organisation, day)["mentee.young_service_years"]
    pairs = list(Mentorship.objects.filter(cycle=cycle).with_people().in_order())
    started = [
        pair for pair in pairs if pair.state in AT_WORK | {Pair.COMPLETED, Pair.ENDED_EARLY, Pair.REPLACED}
    ]
    active = [pair for pair in pairs if pair.state in AT_WORK]
    ended = [pair for pair in pairs if pair.state in (Pair.COMPLETED, Pair.ENDED_EARLY)]
    mentors = {pair.mentor_id for pair in active}
    mentees = {mentee.pk for pair in active for mentee in pair.mentees}
    people = {person.pk: person for pair in active for person in (pair.mentor, *pair.mentees)}
    young = {person.pk for person in teachers if _is_young(person, day, years)}
    lacks = lacking(people.values(), ("processing", "mentoring"), day)
    banks = [
        model.objects.filter(organisation=organisation, state=EntryState.INCLUDED).count()
        for model in (MentorEntry, MenteeEntry)
    ]
    items = PlanItem.objects.filter(programme__in=Programme.objects.standing().filter(mentorship__in=started))
    now = items.filter(due__lte=day)
    plan = now.aggregate(planned=Count("pk"), done=Count("pk", filter=Q(mark=Mark.DONE)))
    ids = {person.pk for person in teachers}
    return [
        ("Педагогических работников", len(teachers), None),
        ("Наставников в банке", banks[0], None),
        ("Наставляемых в банке", banks[1], None),
        ("Наставнических пар и групп, начавших работу", len(started), None),
        ("из них групп", sum(pair.is_group for pair in started), None),
        (
            "Охват: педагогов, являющихся наставниками или наставляемыми",
            len((mentors | mentees) & ids),
            len(teachers),
        ),
        (f"Педагогов со стажем до {years} лет, имеющих наставника", len(young & mentees), len(young)),
        (
            "Действующих пар, закреплённых приказом",
            sum(bool(pair.order_document_id) for pair in active),
            len(active),
        ),
        ("Участников со всеми согласиями", len(people) - len(lacks), len(people)),
        ("Выполнено мероприятий программ, срок которых наступил", plan["done"], plan["planned"]),
        (
            "Завершено с выполненным планом",
            sum(pair.end_reason == EndReason.FULFILLED for pair in ended),
            len(ended),
        ),
    ]


def _is_young(person, day, years: int) -> bool:
    months = person.service_on("teaching", day)
    return months is not None and months < years * 12


def _fraction(part: int, whole: int | None) -> str:
    return str(part) if whole is None else f"{part} из {whole}"


def _percent(part: int, whole: int | None) -> str:
    return "" if not whole else f"{100 * part / whole:.1f}".replace(".", ",")
