"""Russian words for official papers: names, posts, organisations in cases; numbers, terms, dates in words."""

from nastavnik.paper.words.cases import CASES, Case, Gender, NameForm, PersonForms
from nastavnik.paper.words.dates import date_in_words, date_long, date_quoted, date_short
from nastavnik.paper.words.gender import guess_gender
from nastavnik.paper.words.numbers import (
    money_in_words,
    number_in_words,
    plural,
    plural_form,
    term_months,
    term_months_in_words,
)
from nastavnik.paper.words.organisations import decline_organisation
from nastavnik.paper.words.person import decline_person
from nastavnik.paper.words.posts import decline_post
from nastavnik.paper.words.typography import typography

__all__ = [
    "CASES",
    "Case",
    "Gender",
    "NameForm",
    "PersonForms",
    "date_in_words",
    "date_long",
    "date_quoted",
    "date_short",
    "decline_organisation",
    "decline_person",
    "decline_post",
    "guess_gender",
    "money_in_words",
    "number_in_words",
    "plural",
    "plural_form",
    "term_months",
    "term_months_in_words",
    "typography",
]
