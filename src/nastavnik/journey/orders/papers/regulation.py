"""The order on the regulation: Приложение 1 is the regulation in nine sections, Приложение 2 the roadmap."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.states import ApprovalKind
from nastavnik.instruments.documents.stationery import (
    capital,
    full_name,
    head_post,
    initials,
    organisation_name,
    post_of,
    reference,
    words_of,
)
from nastavnik.journey.roadmap.papers import NAME, roadmap, year_words
from nastavnik.paper import (
    AcquaintanceSheet,
    Acquainted,
    Annex,
    Block,
    Document,
    Point,
    Points,
    SectionTitle,
    Stamp,
    Title,
)
from nastavnik.paper.words import (
    date_short,
    decline_organisation,
    number_in_words,
    plural_form,
    typography,
)

from .common import CONTROL, according_to, day_of, on, order, to_order
from .reading import curator_of, named_in, teaching_staff

SOURCE = Path(__file__).with_name("regulation.toml")
_STAMPS = {
    ApprovalKind.CONSIDERED: "РАССМОТРЕНО",
    ApprovalKind.ADOPTED: "ПРИНЯТО",
    ApprovalKind.AGREED: "СОГЛАСОВАНО",
    ApprovalKind.APPROVED: "УТВЕРЖДЕНО",
}
_CATEGORIES = {
    "first": "первую",
    "highest": "высшую",
    "mentor_teacher": "«педагог-наставник»",
    "methodist_teacher": "«педагог-методист»",
}
_BASES = ("tk_351_8", "fz_273_28_47_48", "r_3273", "letter_1128", "fz_152")
_YEARS_GEN = ("года", "лет", "лет")


@maker("order.regulation", words=_("Order on the regulation"))
def regulation_order(document) -> Document:
    """`about`: cycle (its roadmap is the second annex), person (the curator, where there is one)."""
    organisation, day = document.organisation, day_of(document)
    named = named_in(document)
    curator = named.person or curator_of(organisation)
    place = organisation_name(organisation, "prep")
    since = on(document.effective_on)
    points = (
        Point(
            typography(f"Утвердить и ввести в действие с {since}:"),
            (
                typography(f"Положение о {NAME} в {place} (приложение № 1);"),
                typography(
                    "Дорожную карту (план мероприятий) по реализации Положения о системе (целевой модели) "
                    f"наставничества педагогических работников{year_words(named.cycle)} (приложение № 2)."
                ),
            ),
        ),
        _to_curator(curator, organisation),
        "Педагогическим работникам руководствоваться Положением при организации и осуществлении "
        "наставничества.",
        CONTROL,
    )
    ground = according_to(
        ("tk_351_8", "fz_273_28_47_48", "r_3273", "letter_1128"),
        day,
        f"{_by_protocols(document)}в целях создания условий для профессионального роста и закрепления "
        "педагогических "
        "работников",
    )
    heading = f"Об утверждении положения о {NAME} в образовательной организации"
    annexes = (
        Annex(to_order(document), regulation(document), number="1", stamps=_stamps(document)),
        Annex(to_order(document), roadmap(named.cycle), number="2", landscape=True),
        _sheet(document, teaching_staff(organisation, day)),
    )
    acquainted = (Acquainted((initials(curator),)),) if curator else ()
    return order(document, heading, ground, (Points(points),), (*acquainted, *annexes))


def _to_curator(curator, organisation) -> Point:
    who = f"{initials(curator, 'dat')}, {post_of(curator, 'dat')}," if curator else "Куратору"
    start = f"{who} как куратору" if curator else who
    site = f" {organisation.site}" if organisation.site else ""
    return Point(
        typography(f"{start}:"),
        (
            "организовать работу в соответствии с Положением и Дорожной картой;",
            "обеспечить формирование банков данных наставляемых и наставников, получение согласий их "
            "участников;",
            "подготовить проекты приказов о закреплении наставнических пар (групп);",
            "ознакомить педагогических работников с Положением под подпись;",
            typography(
                f"разместить настоящий приказ с приложениями на официальном сайте{site} в специальном "
                "разделе "
                "«Наставничество»."
            ),
        ),
    )


def _by_protocols(document) -> str:
    """«на основании решения педагогического совета (протокол …), » of the recorded protocols."""
    rows = [row for row in document.approvals.all() if row.kind != ApprovalKind.AGREED]
    told = ", ".join(f"{decline_organisation(row.body, 'gen')} (протокол {_protocol(row)})" for row in rows)
    return f"на основании {'решения' if len(rows) == 1 else 'решений'} {told}, " if rows else ""


def _protocol(row) -> str:
    number = f" № {row.protocol_number}" if row.protocol_number else ""
    return f"от {date_short(row.date)}{number}"


def _stamps(document) -> tuple[Stamp, ...]:
    organisation = document.organisation
    bodies = tuple(
        Stamp(_STAMPS[ApprovalKind(row.kind)], typography(row.body), typography(f"протокол {_protocol(row)}"))
        for row in document.approvals.all()
    )
    own = Stamp(
        "УТВЕРЖДЕНО",
        typography(f"приказом {head_post(organisation, 'gen')} {organisation_name(organisation, 'gen')}"),
        reference(document),
    )
    return (*bodies, own)


def regulation(document) -> tuple[Block, ...]:
    """The regulation itself, with the organisation's own numbers."""
    organisation = document.organisation
    filled = _fields(organisation, day_of(document))
    blocks: list[Block] = [Title("ПОЛОЖЕНИЕ", f"о {NAME} в {organisation_name(organisation, 'prep')}")]
    for number, section in enumerate(_sections(), 1):
        blocks.append(SectionTitle(f"{number}. {section['title']}"))
        points = tuple(_point(row, filled) for row in section["points"])
        blocks.append(Points(points, prefix=str(number)))
    return tuple(blocks)


@cache
def _sections() -> list[dict]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))["section"]


def _point(row, filled) -> Point:
    if isinstance(row, str):
        return Point(typography(row.format_map(filled)))
    return Point(
        typography(row["text"].format_map(filled)),
        tuple(typography(sub.format_map(filled)) for sub in row["points"]),
    )


def _fields(organisation, day) -> dict[str, str]:
    n, words = numbers(organisation, day), words_of(organisation)
    notice = n["notice.working_days"]
    return {
        "org_prep": organisation_name(organisation, "prep", full=True),
        "according": according_to(_BASES, day, "").rstrip(", "),
        "head": head_post(organisation),
        "Head": capital(head_post(organisation)),
        "head_gen": head_post(organisation, "gen"),
        "head_ins": head_post(organisation, "ins"),
        "deputies": f"заместителей {head_post(organisation, 'gen')}, методистов, опытных педагогов",
        "educational_process": "образовательной деятельности",
        "lessons": words.lessons,
        "year_gen": "учебного года",
        "site": f"({organisation.site}) " if organisation.site else "",
        "months": str(n["pair.months"]),
        "months_warning": str(n["pair.months_warning"]),
        "months_limit": str(n["pair.months_limit"]),
        "group_max": _people(n["group.max_mentees"], "ins"),
        "max_mentees": _people(n["mentor.max_mentees"], "gen"),
        "mentor_years": _years(n["mentor.service_years"]),
        "young_years": _years(n["mentee.young_service_years"]),
        "young_age": str(n["mentee.young_age"]),
        "categories": _categories(n["mentor.categories"]),
        "review_months": str(n["bank.review_months"]),
        "newcomer_days": str(n["newcomer.ask_days"]),
        "silence_days": str(n["meeting.silence_days"]),
        "unpaired_days": str(n["unpaired.review_days"]),
        "notice": f"не менее чем за {notice} ({number_in_words(notice, 'acc')}) "
        + plural_form(notice, ("рабочий день", "рабочих дня", "рабочих дней")),
    }


def _years(count: int) -> str:
    return f"{count} {plural_form(count, _YEARS_GEN)}"


def _people(count: int, case: str) -> str:
    """«двух наставляемых», «шестью наставляемыми»."""
    one = {"gen": "наставляемого", "ins": "наставляемым"}[case]
    many = {"gen": "наставляемых", "ins": "наставляемыми"}[case]
    return f"{number_in_words(count, case)} {one if count % 10 == 1 and count % 100 != 11 else many}"


def _categories(codes) -> str:
    plain = [_CATEGORIES[code] for code in codes if code in ("first", "highest")]
    named = [_CATEGORIES[code] for code in codes if code in ("mentor_teacher", "methodist_teacher")]
    parts = [f"{' или '.join(plain)} квалификационную категорию"] if plain else []
    parts += [f"квалификационную категорию {' или '.join(named)}"] if named else []
    return " либо ".join(parts) or "необходимую квалификацию"


def _sheet(document, people) -> AcquaintanceSheet:
    return AcquaintanceSheet(
        typography(f"ЛИСТ ОЗНАКОМЛЕНИЯ\nс приказом {reference(document)} и Положением"),
        tuple((full_name(person), post_of(person)) for person in people),
        empty_rows=0 if people else 15,
    )
