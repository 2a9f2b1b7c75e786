"""Invented organisations with staff lists as messy as real ones, and the truth about them.

`generate(staff, organisations, seed, mess)` makes everything from the seed: the same arguments give the
same bytes. No real person is meant: names are put together by chance, phones have the code 000, addresses
and sites lie under example.org, registration numbers under a region that does not exist.

Beside the workbook each organisation has its card (`ORG.toml`) and, for tests and demonstrations,
`truth.json` (the clean staff, the rows to reject with their causes: `nastavnik.example.truth`) and
`answers.json` (what people would answer to the questionnaires of the two banks: `nastavnik.example.answers`).
"""

from nastavnik.example.generate import ExampleOrganisation, generate
from nastavnik.example.standing import example_kindergarten, example_municipality, example_school
from nastavnik.example.truth import AS_OF, CAUSES, Person, RowTruth, Truth

__all__ = [
    "AS_OF",
    "CAUSES",
    "ExampleOrganisation",
    "Person",
    "RowTruth",
    "Truth",
    "example_kindergarten",
    "example_municipality",
    "example_school",
    "generate",
]
