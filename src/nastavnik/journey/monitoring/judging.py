"""What the curator judges: the SWOT of the year and the curator's card."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.actions import day_in
from nastavnik.instruments.surveys.content import Content
from nastavnik.instruments.surveys.library import ready

from .models import Card, Swot

QUARTERS = ("strengths", "weaknesses", "opportunities", "threats")


def card_content() -> Content:
    """Statements and bands of the card, as the library has them."""
    return ready("card.curator").content


def swot_of(cycle) -> Swot | None:
    return Swot.objects.filter(cycle=cycle).first()


def lines(text: str) -> tuple[str, ...]:
    """A point a line, empty lines dropped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Filled:
    """A card with its band in words."""

    card: Card
    band: str
    most: int


def cards_of(cycle) -> list[Filled]:
    """The cards of the year, the newest first."""
    content = card_content()
    most = 2 * sum(item.scored for item in content.items())
    rows = Card.objects.filter(cycle=cycle).order_by("-on", "-pk")
    return [Filled(row, content.band(row.total), most) for row in rows]


@transaction.atomic
def write_swot(cycle, words: dict[str, str], *, by, at) -> Swot:
    """The four quarters as they are now; who wrote what stands in the journal."""
    before = swot_of(cycle)
    told = {name: words.get(name, "").strip() for name in QUARTERS}
    made, _new = Swot.objects.update_or_create(cycle=cycle, defaults=told | {"at": at})
    record("monitoring.swot", on=made, by=by, at=at, organisation_id=cycle.organisation_id,
           before={name: getattr(before, name) for name in QUARTERS} if before else {}, after=told)  # fmt: skip
    return made


@transaction.atomic
def fill_card(cycle, answers: dict[str, Any], *, by, at) -> Card:
    """The card of today, in place of one filled earlier in the day. Raises BadInput naming what is not judged yet."""
    content = card_content()
    given = {code: value for code, value in answers.items() if value is not None}
    missing = [item.code for item in content.items() if item.required and item.code not in given]
    if missing:
        raise BadInput(
            _("Not everything is judged yet."), fields=dict.fromkeys(missing, _("Choose 0, 1 or 2 points."))
        )
    made, _new = Card.objects.update_or_create(
        cycle=cycle, on=day_in(cycle.organisation, at),
        defaults={"answers": given, "total": content.total(given), "at": at},
    )  # fmt: skip
    record("monitoring.card", on=made, by=by, at=at, organisation_id=cycle.organisation_id,
           after={"total": made.total})  # fmt: skip
    return made
