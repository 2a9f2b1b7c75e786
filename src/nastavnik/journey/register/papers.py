"""The two banks on paper: landscape registers as an authority asks for them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.queries import lacking
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    capital,
    full_name,
    initials,
    letterhead,
    organisation_name,
    post_of,
)
from nastavnik.paper import Column, Document, Letterhead, Paragraph, Signature, Table, Title
from nastavnik.paper.words import date_short, plural_form, typography

from .catalogue import point_words
from .models import MenteeEntry, MentorEntry
from .states import EntryState
from .told import pairs_of
from .wording import CATEGORIES, FORMS, KINDS, LEVELS, MODES, QUALIFICATIONS, SOURCES

SHOWN = (EntryState.INCLUDED, EntryState.RESERVE, EntryState.REFUSED)
STATES = {EntryState.INCLUDED: "включён", EntryState.RESERVE: "резерв", EntryState.REFUSED: "отказ"}
_CONSENTS = {"processing": "на обработку данных", "mentoring": "на наставничество"}
_MENTEES = (
    Column("№", 3, "center"),
    Column("ФИО, должность, предмет, ступень", 17),
    Column("Стаж общий / пед. / здесь; образование, категория", 13),
    Column("Категория наставляемого", 10),
    Column("Основной запрос, дефициты", 17),
    Column("Предпочтения", 10),
    Column("Источник, дата вхождения", 9),
    Column("Наставник, форма, срок", 12),
    Column("Статус, согласия", 9),
)
_MENTORS = (
    Column("№", 3, "center"),
    Column("ФИО, должность, предмет", 16),
    Column("Стаж пед., категория", 10),
    Column("Компетенции", 17),
    Column("Достижения, опыт наставничества", 14),
    Column("Ресурс времени, наставляемых", 9),
    Column("Формы, виды, режим", 10),
    Column("Наставляемые, срок", 12),
    Column("Статус, согласия", 9),
)


@maker("bank.mentees", words=_("Bank of mentees"), numbered=False)
def mentees_bank(document) -> Document:
    """`about`: person (who signs as the curator, else a blank). Of the day of the print or of the signature."""
    rows = [_mentee_row(*row) for row in _entries(MenteeEntry, document, 0)]
    return _bank(document, "БАНК ДАННЫХ НАСТАВЛЯЕМЫХ", _MENTEES, rows)


@maker("bank.mentors", words=_("Bank of mentors"), numbered=False)
def mentors_bank(document) -> Document:
    """`about`: person (who signs as the curator, else a blank). Training stands there once it is recorded."""
    rows = [_mentor_row(*row) for row in _entries(MentorEntry, document, 1)]
    return _bank(document, "БАНК ДАННЫХ НАСТАВНИКОВ", _MENTORS, rows)


def _day(document):
    return document.date or day_in(document.organisation, document.created_at)


def _entries(model, document, side: int):
    day = _day(document)
    entries = model.objects.filter(organisation=document.organisation, state__in=SHOWN)
    entries = list(entries.select_related("person").in_order())
    lacks = lacking([entry.person for entry in entries], tuple(_CONSENTS), day)
    told = pairs_of(document.organisation)
    for number, entry in enumerate(entries, 1):
        pairs = told.get(entry.person_id, ("", ""))[side]
        yield number, entry, pairs, lacks.get(entry.person_id, set()), day


def _bank(document, title: str, columns, rows) -> Document:
    organisation = document.organisation
    person = Person.objects.filter(pk=document.about.get("person") or 0).first()
    return Document(
        document.kind,
        document.title,
        (
            Letterhead(letterhead(organisation).organisation),
            Paragraph(
                "Содержит персональные данные. Для служебного пользования", "right", indent=False, size=10
            ),
            Title(
                title,
                typography(
                    f"в {organisation_name(organisation, 'prep')} по состоянию на {date_short(_day(document))}"
                ),
            ),
            Table(columns, tuple(rows), size=9, empty_rows=0 if rows else 5),
            Signature(
                f"Куратор, {post_of(person)}" if person else "Куратор",
                initials(person) if person else "",
                dated=True,
            ),
        ),
        created=document.created_at,
        size=12,
        landscape=True,
    )


def _mentee_row(number, entry, pairs, lacks, day) -> tuple[str, ...]:
    person = entry.person
    service = " / ".join(_service(person.service_on(which, day)) for which in ("total", "teaching", "here"))
    asked = entry.request or ("от запроса отказался" if entry.request_refused else "")
    return (
        str(number),
        _who(person, "\n", *(LEVELS.get(level, level) for level in person.levels)),
        _lines(service, person.education, QUALIFICATIONS.get(person.category, "")),
        ", ".join(CATEGORIES.get(code, code) for code in entry.categories),
        _lines(asked, _points(entry.deficits)),
        _wishes(entry),
        _lines(SOURCES.get(entry.source, entry.source), date_short(entry.joined_on)),
        pairs,
        _status(entry, lacks),
    )


def _mentor_row(number, entry, pairs, lacks, day) -> tuple[str, ...]:
    person = entry.person
    return (
        str(number),
        _who(person, "\n"),
        _lines(_service(person.service_on("teaching", day)), QUALIFICATIONS.get(person.category, "")),
        _points(entry.competences),
        _lines(entry.achievements, _experience(entry)),
        _lines(
            f"{entry.hours_month} ч в месяц" if entry.hours_month else "",
            f"наставляемых: {entry.max_mentees}",
        ),
        _wishes(entry),
        pairs,
        _status(entry, lacks),
    )


def _who(person, joined: str, *levels: str) -> str:
    told = (full_name(person), post_of(person), ", ".join(person.subjects), ", ".join(levels))
    return typography(joined.join(filter(None, told)))


def _service(months: int | None) -> str:
    if months is None:
        return "–"
    years, rest = divmod(months, 12)
    if not years:
        return f"{rest}\u00a0мес."
    return f"{years}\u00a0{plural_form(years, ('год', 'года', 'лет'))}"


def _points(points) -> str:
    with override("ru"):
        rows = sorted(points, key=lambda row: -int(row.get("level", 2)))
        return capital("; ".join(typography(point_words(row["code"])) for row in rows))


def _wishes(entry) -> str:
    words = (
        *(FORMS.get(code, code) for code in entry.forms),
        *(KINDS.get(code, code) for code in entry.kinds),
        *(MODES.get(code, code) for code in entry.modes),
    )
    return ", ".join(words)


def _experience(entry) -> str:
    years = entry.experience_years
    words = [f"{years}\u00a0{plural_form(years, ('год', 'года', 'лет'))}"] if years is not None else []
    words += [f"пар: {entry.experience_pairs}"] if entry.experience_pairs is not None else []
    return f"опыт: {', '.join(words)}" if words else ""


def _status(entry, lacks) -> str:
    state = STATES[entry.state]
    if entry.state == EntryState.REFUSED and entry.decision_reason:
        state = f"{state}: {entry.decision_reason}"
    day = date_short(entry.decided_on) if entry.decided_on else ""
    missing = ", ".join(_CONSENTS[kind] for kind in sorted(lacks))
    return _lines(state, day, f"нет согласий: {missing}" if missing else "согласия есть")


def _lines(*words: str) -> str:
    return typography("\n".join(filter(None, words)))
