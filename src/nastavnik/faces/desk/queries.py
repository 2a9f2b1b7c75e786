"""What the desk reads: it gathers, the rooms below answer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scope

from nastavnik.foundation.audit.journal import ends
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.mentorships.models import Mentorship

from .standing import Standing, standing

MOST_FOUND = 10


def first_page(actor, organisation) -> str:
    """Where this actor begins in this organisation."""
    for permission, name in (
        ("roadmap.view", "desk:cockpit"),
        ("mentorship.own", "desk:own"),
        ("report.ask", "reporting:dashboard"),
        ("organisation.change", "organisations:details"),
    ):
        if actor.may(permission, organisation):
            return reverse(name, args=[organisation.slug])
    return reverse("desk:organisations")


def cockpit(found: Standing, organisation, actor) -> dict:
    """What the cockpit shows of a school's standing to this actor."""
    rights = " ".join(sorted(actor.rights_in(organisation)))
    return {
        "kept_key": f"{rights} {found.key}" if found.key else "",
        "cycle": found.cycle,
        "cycles": found.cycles,
        "strip": found.strip,
        "deadlines": found.deadlines,
        "missing": found.missing,
        "first": next(iter(found.missing), None),
        "figures_shown": _shown(found.figures, organisation, actor),
    }


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the cockpit, with the list it counts where the actor may see that."""

    number: int
    words: Any
    also: Any
    url: str


def _shown(figures, organisation, actor) -> list[Figure]:
    new_mentees, new_mentors = figures["mentees_new"], figures["mentors_new"]
    rows = (
        (figures["teaching"], _("teaching staff"), "", "people.view", "people:list"),
        (
            figures["mentees"],
            _("mentees in the bank"),
            _awaiting(new_mentees),
            "bank.view",
            "register:mentees",
        ),
        (
            figures["mentors"],
            _("mentors in the bank"),
            _awaiting(new_mentors),
            "bank.view",
            "register:mentors",
        ),
        (
            figures["pairs"],
            _("pairs at work of %(all)s") % {"all": figures["pairs_all"]},
            "",
            "mentorship.view",
            "mentorships:list",
        ),
    )
    return [
        Figure(
            n, words, also, reverse(url, args=[organisation.slug]) if actor.may(needs, organisation) else ""
        )
        for n, words, also, needs, url in rows
    ]


def _awaiting(number: int) -> str:
    return (
        ngettext("%(n)s awaits a decision", "%(n)s await a decision", number) % {"n": number}
        if number
        else ""
    )


def search(request, text: str) -> dict:
    """The first few people, pairs and papers that fit, as far as the actor may see them."""
    if len(text) < 2:
        return {}
    people = list(Person.objects.named(text).in_order()[:MOST_FOUND])
    pairs = (
        Mentorship.objects.of_person([person.pk for person in people]).with_people().in_order()[:MOST_FOUND]
    )
    papers = Document.objects.filter(Q(title__icontains=text) | Q(number__iexact=text)).order_by("-pk")[
        :MOST_FOUND
    ]
    return {"people": people, "pairs": list(pairs), "papers": list(papers)}


@dataclass(frozen=True, slots=True)
class SchoolNumbers:
    """A school as a coordinator sees it: where its roadmap stands and how many, without names.

    A count is None where it is smaller than the smallest group that may be shown.
    """

    school: Organisation
    year: str
    stages: tuple
    counts: tuple[int | None, ...]  # mentees, mentors, pairs at work


def numbers_below(organisation, today) -> tuple[list[SchoolNumbers], int]:
    """The schools below (or the school itself), each in its own scope, and the smallest group shown here."""
    schools = [organisation]
    if organisation.level != "organisation":
        below = Organisation.objects.below(organisation).schools()
        schools = list(below.order_by("short_name", "pk"))
    known = ends({0, *(pk for school in schools for pk in school.ancestor_ids)})
    least = numbers(organisation, today)["small_group"]
    rows = []
    for school in schools:
        with scope(organisation=school):
            found = standing(school, today, known=known)
        counts = (found.figures[name] for name in ("mentees", "mentors", "at_work"))
        shown = tuple(None if 0 < n < least else n for n in counts)
        rows.append(SchoolNumbers(school, found.cycle.name if found.cycle else "", found.stages, shown))
    return rows, least
