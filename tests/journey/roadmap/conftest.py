import datetime as dt

import pytest


@pytest.fixture
def cycle(in_school, program, at):
    """The school year 2026/2027 of the school, its roadmap filled from the official stages."""
    from nastavnik.journey.roadmap.actions import open_cycle

    return open_cycle(
        in_school,
        name="2026/2027",
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2027, 5, 31),
        by=program,
        at=at,
    )


@pytest.fixture
def item(cycle):
    """`item("1.3")` is that point of the cycle."""
    from nastavnik.journey.roadmap.models import Item

    return lambda number: Item.objects.select_related("cycle__organisation").get(cycle=cycle, number=number)


@pytest.fixture
def evidence_checks(monkeypatch):
    """An empty registry of evidence checks, as if no later app were there."""
    from nastavnik.journey.roadmap import evidence

    checks = {}
    monkeypatch.setattr(evidence, "_checks", checks)
    return checks


@pytest.fixture(autouse=True)
def _in_english():
    """Deeds are asked in English here, so that refusals can be told apart by their words."""
    from django.utils import translation

    with translation.override("en"):
        yield
