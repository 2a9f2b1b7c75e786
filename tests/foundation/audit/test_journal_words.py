"""Every deed of the journal has words, and an object's history is told in them."""

import ast
import re
from pathlib import Path

import nastavnik
from nastavnik.foundation.audit.history import history
from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.audit.words import DEEDS

WRITERS = {"record", "Deed", "_note", "_note_many", "_move"}
CODE = re.compile(r"^[a-z]+\.[a-z_]+$")


def deeds_written():
    """Codes of deeds in the calls that write the journal → the file where each stands."""
    found = {}
    for path in sorted(Path(nastavnik.__file__).parent.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in WRITERS:
                for argument in call.args:
                    if isinstance(argument, ast.Constant) and CODE.match(str(argument.value)):
                        found[argument.value] = path.name
    return found


def test_every_deed_has_words():
    written = deeds_written()
    assert len(written) > 40
    assert {code: place for code, place in written.items() if code not in DEEDS} == {}


def test_a_history_says_who_what_and_what_was_before(hire, curator, actor, program, at):
    person = hire("Иванова Мария Петровна", post="учитель")
    record(
        "person.change", on=person, by=actor(curator), at=at, organisation_id=person.organisation_id,
        before={"post": "учитель", "is_teaching": False, "category": ""},
        after={"post": "методист", "is_teaching": True, "category": "first", "folded_name": "x"},
    )  # fmt: skip
    last, first = history(person)
    assert (last.who, last.what, first.who) == ("curator", "Карточка изменена", "программа")
    assert last.changes == (
        ("Должность", "учитель", "методист"),
        ("Педагогический работник", "нет", "да"),
        ("Категория", "", "первая категория"),
    )
    assert history(person, say=lambda field, value: "*" if field == "post" else None)[0].changes[0][2] == "да"


def test_a_history_costs_two_queries_however_long(hire, curator, actor, at, django_assert_num_queries):
    person = hire("Иванова Мария Петровна")
    for _ in range(3):
        record("person.change", on=person, by=actor(curator), at=at, organisation_id=person.organisation_id)
    with django_assert_num_queries(2):
        assert len(history(person)) == 4
