"""The order that fixes pairs and groups: one order, as many pairs as it names."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.queries import in_force_of
from nastavnik.instruments.documents.stationery import (
    full_name,
    initials,
    post_of,
    reference,
    with_post,
)
from nastavnik.journey.mentorships.states import LegalBasis
from nastavnik.journey.roadmap.papers import year_words
from nastavnik.paper import AcquaintanceSheet, Annex, Column, Document, Point, Points, Table, Title
from nastavnik.paper.words import date_short, typography

from ..effects import pairs_effects
from .common import CONTROL, according_to, day_of, order, to_order
from .reading import curator_of, named_in

MOST_IN_TEXT = 3  # more pairs are easier to read as a table
FORMS = {
    "teacher_teacher": "«педагог\u00a0– педагог»",
    "head_teacher": "«руководитель образовательной организации – педагог»",
    "employer_student": "«работодатель – студент»",
    "faculty_young_teacher": "«педагог вуза (колледжа) – молодой педагог»",
    "partner_teacher": "«социальный партнёр – педагог»",
}
KINDS = {
    "traditional": "традиционное",
    "group": "в группе",
    "virtual": "виртуальное",
    "short_term": "краткосрочное",
    "reverse": "реверсивное",
    "situational": "ситуационное",
    "speed": "скоростное",
}
MODES = {"in_person": "очно", "online": "онлайн", "mixed": "смешанный режим"}
_COLUMNS = (
    Column("№", 5, "center"),
    Column("Наставник,\nдолжность", 28),
    Column("Наставляемый,\nдолжность", 28),
    Column("Форма, вид, режим", 21),
    Column("Срок", 19),
)


@maker("order.pairs", words=_("Order on pairs and groups"), effects=pairs_effects)
def pairs_order(document) -> Document:
    """`about`: cycle, mentorships (keys of the pairs and groups that the order names)."""
    named = named_in(document)
    pairs = named.mentorships
    whom = _whom(pairs)
    heading = f"О закреплении {whom}{year_words(named.cycle)}"
    before = first_order(document)
    fix = f"В дополнение к приказу {reference(before)} закрепить" if before else "Закрепить"
    if len(pairs) <= MOST_IN_TEXT:
        first = Point(typography(f"{fix} {_what(pairs)}{year_words(named.cycle)}:"), _sentences(pairs))
        annexes: tuple = ()
    else:
        first = Point(
            typography(
                f"{fix} {_what(pairs)}{year_words(named.cycle)} согласно приложению к настоящему приказу."
            )
        )
        title = Title("ПЕРЕЧЕНЬ", typography(f"{whom}{year_words(named.cycle)}"))
        annexes = (Annex(to_order(document), (title, table(pairs))),)
    points = (first, *_conditions(pairs, document, annexes), CONTROL)
    return order(
        document, heading, _ground(document, pairs), (Points(points),), (*annexes, _sheet(document, pairs))
    )


def first_order(document):
    """The first signed order on pairs of the same cycle before this one; later ones add to it."""
    rows = type(document).objects.filter(organisation=document.organisation, kind=document.kind)
    rows = rows.signed().about("cycle", document.about.get("cycle")).exclude(pk=document.pk)
    before = rows.filter(created_at__lte=document.created_at, date__lte=day_of(document))
    return before.order_by("date", "pk").first()


def _whom(pairs) -> str:
    one = ("наставнической пары", "наставнической группы")
    return _called(pairs, one, ("наставнических пар", "наставнических групп", "наставнических пар и групп"))


def _what(pairs) -> str:
    one = ("наставническую пару", "наставническую группу")
    return _called(
        pairs, one, ("наставнические пары", "наставнические группы", "наставнические пары и группы")
    )


def _called(pairs, one: tuple[str, str], many: tuple[str, str, str]) -> str:
    """The word for these pairs, groups or both; `one` for a single one."""
    groups = sum(pair.is_group for pair in pairs)
    if len(pairs) == 1:
        return one[bool(groups)]
    return many[0] if not groups else many[1] if groups == len(pairs) else many[2]


def _ground(document, pairs) -> str:
    day = day_of(document)
    by_351 = any(pair.legal_basis == LegalBasis.ART_351_8 for pair in pairs)
    codes = ("tk_351_8", "fz_273_28_47_48") if by_351 else ("fz_273_28_47_48",)
    then = "на основании письменных согласий наставников и наставляемых"
    regulation = in_force_of(document.organisation, "order.regulation").first()
    if regulation is not None:
        then = (
            "Положением о системе (целевой модели) наставничества педагогических работников в "
            "образовательной "
            f"организации, утверждённым приказом {reference(regulation)}, {then}"
        )
    return according_to(codes, day, f"{then}, в целях реализации системы (целевой модели) наставничества")


def _sentences(pairs) -> tuple[str, ...]:
    told = [_sentence(pair) for pair in pairs]
    return (*(f"{text};" for text in told[:-1]), *(f"{text}." for text in told[-1:]))


def _sentence(pair) -> str:
    """One pair in cases: «Петрову А. С., учителя …, – наставником Орлова Д. И., учителя …, на срок …»."""
    mentees = ", ".join(with_post(mentee, "gen") for mentee in pair.mentees)
    return typography(
        f"{with_post(pair.mentor, 'acc')}, – наставником {mentees}, "
        f"на срок {term(pair)} (форма {FORMS[pair.form]}, вид – {KINDS[pair.kind]}, {MODES[pair.mode]})"
    )


def term(pair) -> str:
    """«с 01.10.2026 по 31.05.2027»."""
    return f"с {date_short(pair.starts_on)} по {date_short(pair.ends_on)}"


def table(pairs) -> Table:
    """The pairs as a table: mentor, mentees with their posts, form, kind and mode, term."""
    rows = tuple(
        (
            str(number),
            _cell(pair.mentor),
            "\n".join(map(_cell, pair.mentees)),
            typography(f"{FORMS[pair.form]}, {KINDS[pair.kind]}, {MODES[pair.mode]}"),
            typography(f"с {date_short(pair.starts_on)}\nпо {date_short(pair.ends_on)}"),
        )
        for number, pair in enumerate(pairs, 1)
    )
    return Table(_COLUMNS, rows, size=12)


def _cell(person) -> str:
    return with_post(person)


def _conditions(pairs, document, annexes) -> tuple:
    curator = curator_of(document.organisation)
    to_curator = typography(f"Куратору {initials(curator, 'dat')}:" if curator else "Куратору:")
    many = len(pairs) != 1 or any(pair.is_group for pair in pairs)
    by_351 = [pair for pair in pairs if pair.legal_basis == LegalBasis.ART_351_8]
    points: list = []
    if by_351:
        one = len({pair.mentor_id for pair in by_351}) == 1
        points.append(
            typography(
                f"{'Наставнику' if one else 'Наставникам'} выполнять работу по наставничеству на условиях, "
                "определённых "
                f"{'дополнительным соглашением' if one else 'дополнительными соглашениями'} к "
                f"{'трудовому договору' if one else 'трудовым договорам'} (содержание, срок, форма, "
                "размер и условия выплат)."
            )
        )
    points.append(
        typography(
            f"{'Наставникам' if many else 'Наставнику'} обеспечить реализацию "
            f"{'персонализированных программ' if many else 'персонализированной программы'} наставничества "
            "в установленные сроки."
        )
    )
    points.append(
        Point(
            to_curator,
            (
                "представить на утверждение согласованные с участниками персонализированные программы "
                "наставничества;"
                if many
                else "представить на утверждение согласованную с участниками персонализированную программу "
                "наставничества;",
                f"обеспечить координацию и контроль реализации {'программ' if many else 'программы'}, оказание "
                "методической помощи участникам;",
                "ознакомить участников с настоящим приказом под подпись;",
                "разместить сведения о закреплении на официальном сайте организации с соблюдением "
                "законодательства "
                "о персональных данных.",
            ),
        )
    )
    return tuple(points)


def _sheet(document, pairs) -> AcquaintanceSheet:
    people = {person.pk: person for pair in pairs for person in (pair.mentor, *pair.mentees)}
    named = sorted(people.values(), key=lambda person: (person.folded_name, person.pk))
    return AcquaintanceSheet(
        f"ЛИСТ ОЗНАКОМЛЕНИЯ\nс приказом {reference(document)}",
        tuple((full_name(person), post_of(person)) for person in named),
    )
