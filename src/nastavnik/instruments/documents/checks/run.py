"""The check run on a document of the program, and on a .docx from elsewhere."""

import copy
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.people.models import Person
from nastavnik.paper import docx_text

from . import annexes, blanks, foreign, law, people, terms  # noqa: F401 – they register their checks
from .findings import Finding, Subject, examine
from .lines import Line, lines_of_paper, lines_of_text

MOST_LINES = 20_000


def findings_of(document, paper) -> list[Finding]:
    """What is wrong with the paper of this row, as it would be printed; stops first."""
    return _examined(lines_of_paper(paper), document.organisation, document.date, document)


def findings_in_docx(document, content: bytes) -> list[Finding]:
    """The same for a paper that the school's own template has made."""
    return _examined(lines_of_text(docx_text(content)), document.organisation, document.date, document)


def findings_in_file(organisation, content: bytes, day: date) -> list[Finding]:
    """What is wrong with a .docx from elsewhere; its container must have been guarded before."""
    return _examined(lines_of_text(docx_text(content)), organisation, day, None)


def as_if_signed(document, *, number: str, day: date):
    """A copy of an open document with the number and the dates that signing would give; nothing is saved."""
    shown = copy.copy(document)
    shown.number = shown.number or number
    shown.date = shown.date or day
    shown.effective_on = shown.effective_on or day
    return shown


def _examined(lines: tuple[Line, ...], organisation, day: date, document) -> list[Finding]:
    tree = Organisation.objects.schools().exclude(pk=organisation.pk).order_by("pk")
    names = {name for row in tree.values_list("full_name", "short_name") for name in row if len(name) > 5}
    staff = Person.objects.filter(organisation=organisation).order_by("pk")
    staff = staff.only("surname", "first_name", "patronymic", "name_forms")
    subject = Subject(
        lines[:MOST_LINES], organisation, day, document, tuple(sorted(names)), tuple(staff),
        numbers(organisation, day),
    )  # fmt: skip
    return examine(subject)


def refuse_stopped(findings: list[Finding], despite: str) -> bool:
    """Whether a reason is needed and given. DomainError where something stops the signing and none is."""
    stops = [finding for finding in findings if finding.stops]
    if stops and not despite:
        raise Stopped(stops)
    return bool(stops)


class Stopped(DomainError):
    """The check has found what must not be signed unseen."""

    def __init__(self, findings: list[Finding]):
        first = findings[0]
        text = ngettext(
            "The check has found %(n)s thing that stops the signing: %(words)s (%(place)s)",
            "The check has found %(n)s things that stop the signing, the first: %(words)s (%(place)s)",
            len(findings),
        ) % {"n": len(findings), "words": first.words, "place": first.place or first.quote}
        super().__init__(text, fields={"despite": _("Put it right, or say why it is signed all the same.")})
        self.findings = findings
