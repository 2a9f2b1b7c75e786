"""A school with every detail that a consent names, and two people of different gender."""

import pytest


@pytest.fixture
def full_school(in_school, program, at):
    """The school with its registration numbers and addresses."""
    from nastavnik.foundation.organisations.actions import change_organisation

    change_organisation(
        in_school,
        ogrn="1026600000007",
        inn="6600000007",
        kpp="660001001",
        email="school7@example.org",
        by=program,
        at=at,
    )
    return in_school


@pytest.fixture
def people(full_school, hire):
    """A woman who is to be a mentor and a man who is to be a mentee."""
    return [
        hire("Петрова Анна Сергеевна", post="учитель математики"),
        hire("Орлов Дмитрий Ильич", post="учитель информатики"),
    ]
