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
FORM_WORDS = {
    "teacher_teacher": "«педагог\u00a0– педагог»",
    "head_teacher": "«руководитель образовательной организации – педагог»",
    "employer_student": "«работодатель – студент»",
    "faculty_young_teacher": "«педагог вуза (колледжа) – молодой педагог»",
    "partner_teacher": "«социальный партнёр – педагог»",
}
KIND_WORDS = {
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
    """The programme with its plan; `items` where they are read already. Needs mentorship with people loaded.

    Once approved it names people and the school as they were named then; only marks of the plan are added."""
    facts = programme.frozen or facts_of(programme)
    rows = list(programme.items.all() if items is None else items)
    return Document(
        "programme",
        facts["title"],
        (
            Letterhead(tuple(facts["letterhead"])),
            ApprovalStamps((_approved(programme, facts),)),
            Title("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", _subtitle(programme, facts)),
            _card(programme, facts),
            *_note(programme),
            Landscape((SectionTitle("2. План мероприятий"), _plan(rows, facts), *_signatures(facts))),
        ),
        created=programme.created_at,
        size=12,
    )


def facts_of(programme) -> dict:
    """Everything that the paper takes from rows which may change later, as plain data to be kept."""
    pair = programme.mentorship
    organisation = pair.organisation
    who = full_name(pair.mentees[0], "gen") if len(pair.mentees) == 1 else "группы педагогов"
    sides = (("Наставник", pair.mentor), *(("Наставляемый", mentee) for mentee in pair.mentees))
    codes = sorted({item.deficit for item in programme.items.all()} - {""})
    return {
        "title": f"Персонализированная программа наставничества {who}",
        "letterhead": list(letterhead(organisation).organisation),
        "head_post": f"{capital(head_post(organisation))} {organisation_name(organisation, 'gen')}",
        "head_name": head_name(organisation),
        "year": pair.cycle.name,
        "mentor": with_post(pair.mentor),
        "mentees": [with_post(mentee) for mentee in pair.mentees],
        "form": pair.form,
        "kind": pair.kind,
        "sides": [[_side(side, person), initials(person)] for side, person in sides],
        "deficits": {code: deficit_name(code) for code in codes},
    }


def _subtitle(programme, facts) -> str:
    year = typography(f"на {facts['year']} учебный год")
    return f"{year}\nредакция №\u00a0{programme.version}" if programme.version > 1 else year


def _approved(programme, facts) -> Stamp:
    day = date_long(programme.approved_on) if programme.approved_on else BLANK_DATE
    return Stamp("УТВЕРЖДАЮ", post=typography(facts["head_post"]), name=facts["head_name"], date=day)


def _card(programme, facts) -> Facts:
    mentees = facts["mentees"]
    months = max(1, round((programme.ends_on - programme.starts_on).days / 30.4))
    dates = f"с {date_short(programme.starts_on)} по {date_short(programme.ends_on)}"
    term = f"{dates}, {term_months(months)}"
    return Facts(
        (
            ("Наставник", facts["mentor"]),
            ("Наставляемые" if len(mentees) > 1 else "Наставляемый", "\n".join(mentees)),
            ("Форма наставничества", FORM_WORDS[facts["form"]]),
            ("Вид наставничества", KIND_WORDS[facts["kind"]]),
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


def _plan(items, facts) -> Table:
    rows = tuple(
        (
            str(item.number),
            f"{item.direction}: {_deficit(item.deficit, facts)}" if item.deficit else item.direction,
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


def _deficit(code, facts) -> str:
    return facts["deficits"].get(code) or deficit_name(code)


def _marked(item) -> str:
    mark = _MARKS[Mark(item.mark)]
    return f"{mark}: {_small(item.evidence)}" if mark and item.evidence else mark or item.evidence


def _signatures(facts) -> tuple:
    lines = tuple(Signature(post, name, labels=True, dated=True) for post, name in facts["sides"])
    return (KeepTogether((Paragraph("С программой ознакомлены и согласны:", indent=False), *lines)),)


def _side(side, person) -> str:
    post = post_of(person)
    return f"{side}, {post}" if post else side


def _small(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
