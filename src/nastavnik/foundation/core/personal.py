"""What each model keeps of people: a room says so in its personal.py, once for every model.

keeps("notify.Letter", what=_("letters"), rows=letters_of, fields=("address", "body"), …)   # rows of one person
mentions("roadmap.Tick", fields=("note",))    # nobody's own rows, but a name may stand in their words
nothing("audit.Chain")                        # no word of a person can get in

A person's own page, the export, erasure and the yearly review read it; a model without a rule fails the tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import models


class Erase(Enum):
    """What becomes of a person's own rows when the person's data are erased."""

    DELETE = "delete"
    WORDS = "words"  # the rows stay for the numbers, without the name in their words
    KEEP = "keep"  # kept as they are until the term of the law is over


Rows = Callable[[Any], Any]  # a staff card → a queryset, within the scope of its organisation


@dataclass(frozen=True, slots=True)
class Rule:
    """One model. `fields`: its columns with words of or about people. `ground` and `term` are codes of terms.toml.

    `erase` says what happens to the person's rows, or is a function (person, by, at) → how many rows.
    `keep` picks among them those that the law keeps whole. `folded` are columns of folded words;
    where a pattern can't find a name in them (stems), `refold` sets them anew on a row.
    `scrub`: names in the words of other rows are taken out as well.
    """

    model: str
    what: Any = ""
    fields: tuple[str, ...] = ()
    rows: Rows | None = None
    ground: str = ""
    term: str = ""
    seen_by: str = ""
    erase: Erase | Callable[..., int] = Erase.WORDS
    keep: Rows | None = None
    folded: tuple[str, ...] = ()
    refold: Callable[[Any], None] | None = None
    scrub: bool = True
    shows: tuple[str, ...] | None = None
    say: Callable[[str, Any], str | None] | None = None

    @property
    def has_people(self) -> bool:
        return bool(self.fields or self.rows)

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)


_rules: dict[str, Rule] = {}
_objections: dict[str, Callable[[Any], Sequence[str]]] = {}


def keeps(model: str, **values) -> None:
    """This model has rows of single people."""
    _add(Rule(model, **values))


def mentions(model: str, *, fields: tuple[str, ...], **values) -> None:
    """This model has no rows of single people, but names may stand in these columns."""
    _add(Rule(model, fields=fields, **values))


def nothing(*labels: str) -> None:
    """These models hold codes, numbers and days only."""
    for model in labels:
        _add(Rule(model))


def _add(rule: Rule) -> None:
    if rule.model in _rules:
        raise ValueError(f"{rule.model} has a rule already")
    _rules[rule.model] = rule


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the models' names."""
    return tuple(_rules[model] for model in sorted(_rules))


def rule_of(model: str) -> Rule | None:
    return _rules.get(model)


def stands_against(code: str):
    """Register a function (person) → sentences: what has to be ended before the person's data can be erased."""

    def register(function):
        _objections[code] = function
        return function

    return register


def objections(person) -> list[str]:
    """What stands against erasing this person's data today, in words."""
    return [words for code in sorted(_objections) for words in _objections[code](person)]


def text_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a model in which words can stand: short and long text, addresses, JSON."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices
    )
