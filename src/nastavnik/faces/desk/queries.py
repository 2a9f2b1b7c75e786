"""What the desk reads: it gathers, the rooms below answer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scope

from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.mentorships.evidence import states_of_pairs
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.mentorships.states import AT_WORK
from nastavnik.journey.register.evidence import held
from nastavnik.journey.register.models import MenteeEntry, MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import reading_once
from nastavnik.journey.roadmap.queries import current_cycle, missing, next_deadlines, stages_of, strip

MOST_FOUND = 10


def first_page(actor, organisation) -> str:
    """Where this actor begins in this organisation."""
    for permission, name in (
        ("roadmap.view", "desk:cockpit"),
        ("mentorship.own", "mentorships:own"),
        ("numbers.view", "desk:numbers"),
        ("organisation.change", "organisations:details"),
    ):
        if actor.may(permission, organisation):
            return reverse(name, args=[organisation.slug])
    return reverse("desk:organisations")


def cockpit(cycle, today, actor) -> dict:
    """The cockpit of a cycle on a day: stages, deadlines, what is missing, the figures of the school."""
    with reading_once():
        stages, figures = stages_of(cycle, today), _figures(cycle, today)
    address = reverse("roadmap:cycle", args=[cycle.organisation.slug, cycle.pk])
    lacks = missing(cycle, today, stages=stages)
    return {
        "strip": strip(stages, address),
        "deadlines": next_deadlines(cycle, today, 6, stages=stages),
        "missing": lacks,
        "first": next(iter(lacks), None),
        "figures": figures,
        "figures_shown": _shown(figures, cycle.organisation, actor),
    }


def _figures(cycle, today) -> dict[str, int]:
    mentees, mentors = ([entry.state for entry in held(model, cycle)] for model in (MenteeEntry, MentorEntry))
    pairs = list(states_of_pairs(cycle).values())
    people = Person.objects.employed(today).aggregate(
        n=Count("pk"), teaching=Count("pk", Q(is_teaching=True))
    )
    return {
        "people": people["n"],
        "teaching": people["teaching"],
        "mentees": mentees.count(EntryState.INCLUDED),
        "mentees_new": mentees.count(EntryState.PROPOSED),
        "mentors": mentors.count(EntryState.INCLUDED),
        "mentors_new": mentors.count(EntryState.PROPOSED),
        "pairs": sum(state in AT_WORK for state in pairs),
        "pairs_all": len(pairs),
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
    """A school as a coordinator sees it: where its roadmap stands and how many, without names."""

    school: Organisation
    year: str
    stages: tuple
    mentees: int
    mentors: int
    pairs: int


def numbers_below(organisation, today) -> list[SchoolNumbers]:
    """The schools below (or the school itself), each in its own scope."""
    schools = Organisation.objects.below(organisation).schools().order_by("short_name", "pk")
    rows = []
    for school in schools if organisation.level != "organisation" else [organisation]:
        with scope(organisation=school):
            cycle = current_cycle(school, today)
            rows.append(
                SchoolNumbers(
                    school,
                    cycle.name if cycle else "",
                    stages_of(cycle, today) if cycle else (),
                    MenteeEntry.objects.included().count(),
                    MentorEntry.objects.included().count(),
                    Mentorship.objects.at_work().count(),
                )
            )
    return rows
