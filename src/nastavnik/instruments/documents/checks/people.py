"""People of the staff in a paper: a name without its forms, or left in the nominative where a case is due."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.text import fold

from .findings import Finding, Severity, Subject, check

# words after which a full name stands in this case; «наставником Орлова» is a genitive
_GOVERNS = {
    "acc": re.compile(
        r"(?:назначить|закрепить|освободить|направить|наградить|утвердить|считать|включить|исключить|поощрить|"
        r"премировать|возложить на)\s+(?:\w+\s+){0,2}$"
    ),
    "dat": re.compile(
        r"(?:поручить|объявить|предоставить|куратору|наставнику|наставляемому|выдать|вручить|установить)\s+"
        r"(?:благодарность\s+|педагогу\s+|учителю\s+)?$"
    ),
    "gen": re.compile(r"(?:наставником|в отношении|кандидатуру)\s+$"),
    "ins": re.compile(r"(?:между|заключить с|согласовать с)\s+$"),
}
_NEEDED = ("gen", "dat", "acc", "ins")


@check("people.forms")
def forms(subject: Subject) -> Iterator[Finding]:
    """The card of a person named in the paper has no forms of the name, or not all of them."""
    for person, line, _at in _named(subject):
        lacking = [case for case in _NEEDED if not person.name_forms.get(case)]
        if lacking:
            yield Finding(
                "people.forms", Severity.STOP,
                _("The name has no case forms on the card: %(name)s.") % {"name": person.full_name},
                _("Open the staff card and fill in the cases."), line, person.full_name,
            )  # fmt: skip


@check("people.case")
def cases(subject: Subject) -> Iterator[Finding]:
    """«Назначить Петрова Анна Сергеевна»: the nominative where another case is due."""
    for person, line, at in _named(subject):
        before = fold(line.text[:at]) + " "
        for case, governs in _GOVERNS.items():
            form = person.name_forms.get(case) or {}
            due = " ".join(filter(None, (form.get("surname"), form.get("first"), form.get("patronymic"))))
            if due and fold(due) != fold(person.full_name) and governs.search(before):
                yield Finding(
                    "people.case", Severity.STOP,
                    _("The name stands in a wrong case: %(name)s.") % {"name": person.full_name},
                    _("Here it should be: %(due)s.") % {"due": due}, line, person.full_name,
                )  # fmt: skip
                break


def _named(subject: Subject) -> Iterator[tuple]:
    """(person, line, place) for each full name in the nominative, once a line; signature lists too."""
    known = {fold(person.full_name): person for person in subject.people}
    if not known:
        return
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(known, key=len, reverse=True))
    )
    for line in subject.lines:
        folded = fold(line.text)
        if len(folded) == len(line.text):  # else places would not agree
            for found in pattern.finditer(folded):
                yield known[found[0]], line, found.start()
