"""Every model says what it keeps of people, so that nobody's data can be forgotten when they are to be erased."""

from django.apps import apps
from django.db import models

from nastavnik.foundation.core.personal import Erase, rules, text_columns
from nastavnik.foundation.organisations.permissions import PERMISSIONS
from nastavnik.instruments.rights.terms import grounds, terms

HINT = (
    "say in the room's personal.py what the model keeps of people: keeps(…), mentions(…) or nothing(…), "
    "see foundation/core/personal.py"
)


def test_every_model_has_a_rule_and_every_rule_a_model():
    labels = {model._meta.label for model in apps.get_models()}
    ruled = {rule.model for rule in rules()}
    assert labels - ruled == set(), HINT
    assert ruled - labels == set()


def test_a_row_that_belongs_to_a_person_is_among_the_persons_rows():
    """A foreign key to a staff card or an account makes rows of single people: `rows`, or a reason not to."""
    by_the_way = {"mentorships.Member.mentor", "rights.Erasure.person"}
    wrong = []
    for rule in rules():
        for field in rule.model_class._meta.concrete_fields:
            to = field.related_model._meta.label if field.is_relation and field.related_model else ""
            name = f"{rule.model}.{field.name}"
            if to == "people.Person" and rule.rows is None and name not in by_the_way:
                wrong.append(name)
    assert wrong == [], HINT


def test_rules_speak_of_what_there_is():
    wrong = []
    for rule in rules():
        names = {field.name for field in rule.model_class._meta.concrete_fields}
        known = set(rule.fields) | set(rule.folded) | set(rule.shows or ())
        wrong += [f"{rule.model}: no column {name}" for name in known - names]
        wrong += [f"{rule.model}: {rule.ground}"] if rule.ground and rule.ground not in grounds() else []
        wrong += [f"{rule.model}: {rule.term}"] if rule.term and rule.term not in terms() else []
        wrong += [f"{rule.model}: {rule.seen_by}"] if rule.seen_by and rule.seen_by not in PERMISSIONS else []
        if rule.rows:
            told = rule.what and rule.ground and rule.term
            wrong += [] if told else [f"{rule.model}: what, ground and term are told to the person"]
            wrong += [] if callable(rule.erase) or isinstance(rule.erase, Erase) else [rule.model]
        if rule.rows is None and not rule.fields:
            free = [
                name
                for name in text_columns(rule.model_class)
                if isinstance(rule.model_class._meta.get_field(name), models.TextField)
            ]
            if rule.model.split(".")[0] not in {"sessions", "django_tasks_database", "core"}:
                wrong += [f"{rule.model}.{name}: free words, and the rule says nothing" for name in free]
    assert wrong == []
