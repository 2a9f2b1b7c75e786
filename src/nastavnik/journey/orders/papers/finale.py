"""Stage 6 on paper: the order on the final event and the order on rewards."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import initials, organisation_name, post_of, with_post
from nastavnik.paper import (
    Annex,
    BlankLines,
    Bullets,
    Column,
    Document,
    Point,
    Points,
    Table,
    Title,
    blank,
)
from nastavnik.paper.words import date_long, typography

from .common import CONTROL, according_to, day_of, order, to_order
from .grounds import in_year, lines, sheet, typed, typed_day
from .reading import curator_of, named_in

EVENT = (
    "О проведении итогового мероприятия в рамках реализации системы (целевой модели) наставничества "
    "педагогических работников"
)
CRITERIA = ("уникальность;", "результативность;", "масштабируемость.")
_PROGRAMME = (
    Column("№", 7, "center"),
    Column("Время", 18, "center"),
    Column("Содержание", 45),
    Column("Ответственный", 30),
)


@maker("order.event", words=_("Order on the final event"))
def event_order(document) -> Document:
    """`about`: cycle, person (who answers for it, else the curator), people (the jury, its chair first).

    `content`, each a blank where it is not typed: on, time, place, manner («в форме …»), programme (lines
    «time; what; who»), nominations (lines), guests (lines: members of the jury from outside, «name, post»),
    chair (the line of guests that heads the jury).
    """
    named = named_in(document)
    organisation = document.organisation
    person = named.person or curator_of(organisation)
    on = typed_day(document, "on")
    when = date_long(on) if on else "«____» ______________ 20____ г."
    time = typed(document, "time")
    manner = f" в форме {typed(document, 'manner')}" if typed(document, "manner") else ""
    first = (
        f"Провести {when}{f' в {time}' if time else ''} итоговое мероприятие по выявлению лучших практик "
        f"наставничества педагогических работников{in_year(named.cycle)}{manner}. Место проведения: "
        f"{typed(document, 'place') or blank(30)}."
    )
    jury = people_of(document)
    points = (
        typography(first),
        Point(
            "Утвердить:",
            (
                "программу итогового мероприятия (приложение № 1);",
                "номинации и критерии оценки практик (приложение № 2);",
                "состав жюри (приложение № 3).",
            ),
        ),
        Point(
            typography(
                f"Ответственным за подготовку и проведение мероприятия назначить {_called(person)}, которому:"
                if not person or person.gender != "f"
                else f"Ответственной за подготовку и проведение мероприятия назначить {_called(person)}, которой:"
            ),
            (
                "обеспечить участие наставников и наставляемых, приём описаний практик и их передачу жюри;",
                "организовать оформление протокола и подготовку наградных документов;",
                "обеспечить пополнение методической копилки описаниями лучших практик;",
                "разместить информацию о мероприятии на официальном сайте организации с соблюдением "
                "законодательства о персональных данных.",
            ),
        ),
        CONTROL,
    )
    ground = according_to(
        ("letter_1128",),
        day_of(document),
        "Дорожной картой (планом мероприятий) по реализации Положения о системе (целевой модели) "
        f"наставничества педагогических работников в {organisation_name(organisation, 'prep')}, в целях "
        "выявления и распространения лучших практик наставничества",
    )
    to = to_order(document)
    annexes = (
        Annex(to, (Title("ПРОГРАММА", "итогового мероприятия"), _programme(document)), number="1"),
        Annex(to, _nominations(document), number="2"),
        Annex(to, (Title("СОСТАВ ЖЮРИ", "итогового мероприятия"), _jury(document, jury)), number="3"),
    )
    people = [*jury, *((person,) if person else ())]
    return order(
        document,
        EVENT,
        ground,
        (Points(points),),
        (*annexes, *((sheet(document, people),) if people else ())),
    )


def _called(person) -> str:
    return f"{initials(person, 'acc')}, {post_of(person, 'acc')}" if person else blank(40)


def people_of(document, name: str = "people") -> list[Person]:
    """The rows that `about` names under this key, in its order."""
    keys = document.about.get(name) or []
    found = Person.objects.filter(organisation=document.organisation).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _programme(document) -> Table:
    rows = []
    for number, line in enumerate(lines(document, "programme"), 1):
        parts = [part.strip() for part in line.split(";", 2)]
        time, what, who = ([*parts, "", ""])[:3] if len(parts) > 1 else ("", parts[0], "")
        rows.append((str(number), time, what, who))
    return Table(_PROGRAMME, tuple(rows), empty_rows=0 if rows else 6, row_height=0 if rows else 10)


def _nominations(document) -> tuple:
    nominations = lines(document, "nominations")
    listed = Bullets(tuple(f"«{line.strip('«»')}»" for line in nominations)) if nominations else BlankLines(4)
    return (
        Title("НОМИНАЦИИ И КРИТЕРИИ ОЦЕНКИ", "практик наставничества"),
        Points(
            (
                Point("Номинации:", after=(listed,)),
                Point("Критерии оценки (каждый – от 0 до 3 баллов):", CRITERIA),
                "Победитель в номинации определяется по наибольшему среднему баллу членов жюри, оценивших работу. "
                "Член жюри не оценивает работу при личной заинтересованности. При равенстве баллов решение с "
                "обоснованием принимает председатель жюри.",
            )
        ),
    )


def _jury(document, people) -> Table:
    columns = (
        Column("№", 7, "center"),
        Column("Фамилия, имя, отчество, должность", 63),
        Column("В жюри", 30),
    )
    guests, chair = lines(document, "guests"), typed(document, "chair")
    named = [*sorted(guests, key=lambda one: one != chair), *map(with_post, people)] if chair else [
        *map(with_post, people), *guests
    ]  # fmt: skip
    rows = tuple(
        (str(number), words, "председатель" if number == 1 else "член жюри")
        for number, words in enumerate(named, 1)
    )
    return Table(columns, rows, empty_rows=0 if rows else 4, row_height=0 if rows else 10)


REWARDS = {
    "diploma": ("Наградить дипломом", "acc"),
    "thanks": ("Объявить благодарность", "dat"),
    "certificate": ("Вручить сертификат участника", "dat"),
}


@maker("order.rewards", words=_("Order on rewards"))
def rewards_order(document) -> Document:
    """`about`: cycle; diploma, thanks, certificate (keys of people); `content`: words (for what, after «за»)."""
    named = named_in(document)
    merit = typed(document, "words") or "успешную реализацию персонализированных программ наставничества"
    points: list = []
    everybody: list[Person] = []
    for name, (verb, case) in REWARDS.items():
        people = people_of(document, name)
        if not people:
            continue
        everybody += people
        told = [f"{with_post(person, case)};" for person in people]
        told[-1] = told[-1].rstrip(";") + "."
        points.append(Point(typography(f"{verb} за {merit}{in_year(named.cycle)}:"), tuple(told)))
    if not points:
        points.append(Point(f"Наградить за {merit}:", (f"{blank(50)}.",)))
    points += [
        "Куратору организовать вручение наград и внести сведения о поощрении в банк данных наставников.",
        CONTROL,
    ]
    protocol = typed(document, "protocol")
    ground = "по итогам реализации системы (целевой модели) наставничества педагогических работников"
    if protocol:
        ground = f"{ground} и на основании протокола итогового мероприятия {protocol}"
    text = typography(ground[0].upper() + ground[1:])
    return order(
        document,
        "О поощрении участников системы (целевой модели) наставничества педагогических работников",
        text,
        (Points(tuple(points)),),
        (sheet(document, everybody),) if everybody else (),
    )


def day_words(day: date | None) -> str:
    """«28 мая 2027 г.» or a blank."""
    return date_long(day) if day else "«____» ______________ 20____ г."
