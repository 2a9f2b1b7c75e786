"""The order that appoints the curator."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    full_name,
    initials,
    organisation_name,
    post_of,
)
from nastavnik.journey.roadmap.papers import year_words
from nastavnik.paper import Acquainted, Document, Point, Points, blank
from nastavnik.paper.words import typography

from .common import CONTROL, according_to, day_of, on, order
from .reading import named_in

_DUTIES = (
    "разработку Дорожной карты (плана мероприятий), проектов приказов и иных документов о наставничестве;",
    "формирование и ведение банков данных наставляемых и наставников, выявление профессиональных запросов;",
    "получение от участников наставничества согласий, предусмотренных законодательством Российской "
    "Федерации, "
    "и учёт этих согласий;",
    "подбор и обучение наставников, формирование наставнических пар (групп);",
    "координацию разработки и реализации персонализированных программ наставничества;",
    "организацию поддержки педагогических работников, не вошедших в пару (группу);",
    "мониторинг результатов, подготовку итогового мероприятия и пополнение методической копилки;",
    "размещение сведений о наставничестве на официальном сайте организации.",
)


@maker("order.curator", words=_("Order on the curator"))
def curator_order(document) -> Document:
    """`about`: cycle, person (the curator's staff card; without one the name is a blank)."""
    named = named_in(document)
    person, organisation = named.person, document.organisation
    who = f"{full_name(person, 'acc')}, {post_of(person, 'acc')}," if person else f"{blank(40)},"
    called = initials(person, "acc") if person else blank(20)
    ground = according_to(
        ("fz_273_28_47_48", "letter_1128"),
        day_of(document),
        "в целях организации и координации наставничества педагогических работников",
    )
    place = organisation_name(organisation, "prep")
    points = (
        typography(
            f"Назначить {who} куратором реализации системы (целевой модели) наставничества "
            "педагогических работников "
            f"в {place}{year_words(named.cycle)} с {on(document.effective_on)}."
        ),
        Point(typography(f"Возложить на {called} как куратора:"), _DUTIES),
        "Куратору представлять сведения о ходе реализации персонализированных программ "
        "наставничества по запросу "
        "и не реже одного раза в полугодие.",
        CONTROL,
    )
    names = (initials(person),) if person else ("",)
    heading = (
        "О назначении куратора реализации системы (целевой модели) наставничества педагогических работников"
    )
    return order(document, heading, ground, (Points(points),), (Acquainted(names),))
