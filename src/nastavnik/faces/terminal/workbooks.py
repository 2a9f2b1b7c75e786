"""Spreadsheets of the main job: the two banks, and the pairs with their reasons."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from nastavnik.journey.matching.queries import people_of
from nastavnik.journey.matching.words import help_for_nobody, said_of_nobody, said_of_pair
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.rules import MenteeCategory
from nastavnik.journey.register.words import reason_words, service_words

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MADE_ON = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - the same input gives the same bytes
KINDS = {"no_mentor": "никто не подходит", "no_place": "не хватило мест"}


def banks(today) -> bytes:
    """Both banks, one sheet each, with the columns that the data hold."""
    sheets = [
        ("Наставляемые", MENTEE_HEAD, [_mentee(n, entry, today) for n, entry in _numbered(MenteeEntry)]),
        ("Наставники", MENTOR_HEAD, [_mentor(n, entry, today) for n, entry in _numbered(MentorEntry)]),
    ]
    return workbook(sheets)


def pairs(run) -> bytes:
    """The proposed pairs with scores and reasons, and those without a pair with what would help each."""
    people = people_of(run) if run else {}
    names = {key: person.full_name for key, person in people.items()}
    paired, alone = [], []
    if run:
        for n, row in enumerate(
            run.proposals.select_related("mentee", "mentor").order_by("mentee__folded_name", "pk"), 1
        ):
            words = said_of_pair(row.why, names)
            mentor, mentee = row.mentor, row.mentee
            paired.append(
                [n, mentee.full_name, mentee.post, mentor.full_name, mentor.post, row.score, " ".join(words)]
            )
        for n, row in enumerate(
            run.leftovers.select_related("mentee").order_by("mentee__folded_name", "pk"), 1
        ):
            said = said_of_nobody(row.why, names)
            alone.append(
                [
                    n,
                    row.mentee.full_name,
                    row.mentee.post,
                    KINDS[row.kind],
                    help_for_nobody(row.why, names),
                    " ".join(said),
                ]
            )
    return workbook([("Пары", PAIR_HEAD, paired), ("Без пары", ALONE_HEAD, alone)])


PAIR_HEAD = ["№", "Наставляемый", "Должность", "Наставник", "Должность наставника", "Баллы из 1000", "Почему"]
ALONE_HEAD = ["№", "ФИО", "Должность", "Причина", "Что поможет", "Подробнее"]
COMMON_HEAD = ["№", "ФИО", "Должность", "Предмет", "Стаж общий", "Стаж педагогический", "Стаж в организации"]
MENTEE_HEAD = [
    *COMMON_HEAD,
    "Образование",
    "Категория",
    "Категория наставляемого",
    "Основание",
    "Основной запрос",
    "Дата вхождения",
    "Статус",
]
MENTOR_HEAD = [
    *COMMON_HEAD,
    "Категория",
    "Основание",
    "Наставляемых не более",
    "Часов в месяц",
    "Дата вхождения",
    "Статус",
]


def _numbered(model):
    return enumerate(model.objects.open().select_related("person").in_order(), 1)


def _common(n, entry, today) -> list:
    person = entry.person
    service = [person.service_on(which, today) for which in ("total", "teaching", "here")]
    return [
        n,
        person.full_name,
        person.post,
        ", ".join(person.subjects),
        *("" if months is None else service_words(months) for months in service),
    ]


def _mentee(n, entry, today) -> list:
    labels = dict(MenteeCategory.choices)
    return [
        *_common(n, entry, today),
        entry.person.education,
        entry.person.get_category_display() if entry.person.category else "",
        ", ".join(str(labels.get(code, code)) for code in entry.categories),
        "; ".join(reason_words(reason) for reason in entry.reasons),
        entry.request,
        f"{entry.joined_on:%d.%m.%Y}",
        entry.get_state_display(),
    ]


def _mentor(n, entry, today) -> list:
    return [
        *_common(n, entry, today),
        entry.person.get_category_display() if entry.person.category else "",
        "; ".join(reason_words(reason) for reason in entry.reasons),
        entry.max_mentees,
        "" if entry.hours_month is None else entry.hours_month,
        f"{entry.joined_on:%d.%m.%Y}",
        entry.get_state_display(),
    ]


def workbook(sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence]]]) -> bytes:
    """Sheets of (name, headings, rows) as XLSX: sticky heading, filter, print on landscape; text stays text."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        book.set_properties({"created": MADE_ON})
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EBF2", "border": 1}
        )
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for name, headings, rows in sheets:
            page = book.add_worksheet(name)
            page.freeze_panes(1, 2)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
            for column, heading in enumerate(headings):
                page.write_string(0, column, heading, head)
                longest = max((len(str(row[column])) for row in rows), default=0)
                page.set_column(column, column, min(60, max(len(heading), longest) + 2))
            for line, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if isinstance(value, int):
                        page.write_number(line, column, value, cell)
                    else:
                        page.write_string(line, column, str(value), cell)
            page.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)
    return made.getvalue()
