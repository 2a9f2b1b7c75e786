"""The programme on paper: the explanatory note and the plan of activities."""

from nastavnik.instruments.documents.stationery import (
    capital,
    full_name,
    head_name,
    head_post,
    initials,
    letterhead,
    organisation_name,
    post_of,
    with_post,
)
from nastavnik.journey.mentorships.states import Mode
from nastavnik.paper import (
    BLANK_DATE,
    ApprovalStamps,
    Bullets,
    Column,
    Document,
    Facts,
    KeepTogether,
    Landscape,
    Letterhead,
    Paragraph,
    SectionTitle,
    Signature,
    Stamp,
    Table,
    Title,
    bold,
)
from nastavnik.paper.words import date_long, date_short, term_months, typography

from .library import deficit_name
from .states import Form, Mark

_NAME = "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА"
_FORMS = {
    "teacher_teacher": "«педагог\u00a0– педагог»",
    "head_teacher": "«руководитель образовательной организации – педагог»",
    "employer_student": "«работодатель – студент»",
    "faculty_young_teacher": "«педагог вуза (колледжа) – молодой педагог»",
    "partner_teacher": "«социальный партнёр – педагог»",
}
_KINDS = {
    "traditional": "традиционное",
    "group": "в группе",
    "virtual": "виртуальное",
    "short_term": "краткосрочное",
    "reverse": "реверсивное",
    "situational": "ситуационное",
    "speed": "скоростное",
}
_MODES = {Mode.IN_PERSON: "очный", Mode.ONLINE: "онлайн", Mode.MIXED: "смешанный"}
_WORK = {
    Form.LESSON: "занятие",
    Form.VISIT: "взаимопосещение",
    Form.CONSULTATION: "консультация",
    Form.WORKSHOP: "практикум",
    Form.JOINT: "совместная работа",
}
_MARKS = {
    Mark.NONE: "",
    Mark.DONE: "выполнено",
    Mark.PARTLY: "выполнено частично",
    Mark.NOT_DONE: "не выполнено",
}
_PLAN = (
    Column("№", 4, "center"),
    Column("Направление, дефицит", 15),
    Column("Мероприятие", 21),
    Column("Форма", 13),
    Column("Срок", 8, "center"),
    Column("Дата факт.", 8, "center"),
    Column("Ответственный", 13),
    Column("Планируемый результат", 15),
    Column("Отметка, подтверждение", 12),
)


def programme_paper(programme, items=None) -> Document:
    """The programme with its plan; `items` where they are read already. Needs mentorship with people loaded."""
    pair = programme.mentorship
    organisation = pair.organisation
    rows = list(programme.items.all() if items is None else items)
    who = full_name(pair.mentees[0], "gen") if len(pair.mentees) == 1 else "группы педагогов"
    return Document(
        "programme",
        f"Персонализированная программа наставничества {who}",
        (
            Letterhead(letterhead(organisation).organisation),
            ApprovalStamps((_approved(programme, organisation),)),
            Title(
                "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА",
                typography(f"на {pair.cycle.name} учебный год"),
            ),
            _card(programme, pair),
            *_note(programme),
            Landscape((SectionTitle("2. План мероприятий"), _plan(rows), *_signatures(pair))),
        ),
        created=programme.created_at,
        size=12,
    )


def _approved(programme, organisation) -> Stamp:
    day = date_long(programme.approved_on) if programme.approved_on else BLANK_DATE
    post = f"{capital(head_post(organisation))} {organisation_name(organisation, 'gen')}"
    return Stamp("УТВЕРЖДАЮ", post=typography(post), name=head_name(organisation), date=day)


def _card(programme, pair) -> Facts:
    many = len(pair.mentees) > 1
    months = max(1, round((programme.ends_on - programme.starts_on).days / 30.4))
    dates = f"с {date_short(programme.starts_on)} по {date_short(programme.ends_on)}"
    term = f"{dates}, {term_months(months)}"
    return Facts(
        (
            ("Наставник", with_post(pair.mentor)),
            ("Наставляемые" if many else "Наставляемый", "\n".join(map(with_post, pair.mentees))),
            ("Форма наставничества", _FORMS[pair.form]),
            ("Вид наставничества", _KINDS[pair.kind]),
            ("Режим работы", _MODES[Mode(programme.mode)]),
            ("Срок реализации", typography(term)),
            ("График встреч", typography(programme.schedule)),
        ),
        ruled=True,
    )


def _note(programme) -> tuple:
    return (
        SectionTitle("1. Пояснительная записка"),
        Paragraph((bold("Проблема. "), programme.problem)),
        Paragraph((bold("Цель: "), _small(programme.goal))),
        *_list("Задачи:", programme.tasks),
        *_list("Содержание работы наставника:", programme.mentor_work),
        *_list("Содержание работы наставляемого:", programme.mentee_work),
        *_list("Планируемые результаты:", programme.results),
        Paragraph(
            (
                bold("Условия реализации. "),
                "Встречи проводятся в рабочее время без ущерба для образовательной деятельности; "
                "участники пользуются "
                "методическими и материально-техническими ресурсами организации; ход программы "
                "сопровождает куратор.",
            )
        ),
    )


def _list(title, lines) -> tuple:
    return (Paragraph(bold(title), keep_next=True), Bullets(tuple(lines)))


def _plan(items) -> Table:
    rows = tuple(
        (
            str(item.number),
            f"{item.direction}: {deficit_name(item.deficit)}" if item.deficit else item.direction,
            item.activity,
            _WORK[Form(item.form)],
            date_short(item.due),
            date_short(item.done_on) if item.done_on else "",
            item.responsible,
            item.planned_result,
            _marked(item),
        )
        for item in items
    )
    return Table(_PLAN, rows, size=10)


def _marked(item) -> str:
    mark = _MARKS[Mark(item.mark)]
    return f"{mark}: {_small(item.evidence)}" if mark and item.evidence else mark or item.evidence


def _signatures(pair) -> tuple:
    sides = (("Наставник", pair.mentor), *(("Наставляемый", mentee) for mentee in pair.mentees))
    lines = tuple(
        Signature(_side(side, person), initials(person), labels=True, dated=True) for side, person in sides
    )
    return (KeepTogether((Paragraph("С программой ознакомлены и согласны:", indent=False), *lines)),)


def _side(side, person) -> str:
    post = post_of(person)
    return f"{side}, {post}" if post else side


def _small(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
