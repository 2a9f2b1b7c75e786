"""The three examples that stand: a school, a kindergarten, a municipality."""

from nastavnik.example.generate import ExampleOrganisation, generate

_SEED = 2026


def example_school() -> ExampleOrganisation:
    """A school of 60 staff with the usual mess."""
    return generate(60, 1, _SEED, 2)[0]


def example_kindergarten() -> ExampleOrganisation:
    """A kindergarten of 18 staff with the usual mess."""
    return generate(18, 1, _SEED, 2, kind="kindergarten")[0]


def example_municipality() -> list[ExampleOrganisation]:
    """Forty organisations with 1,500 staff in all."""
    return generate(1500, 40, _SEED, 2)
