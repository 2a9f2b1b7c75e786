"""The papers that follow from the main job, in the order in which a school signs them."""

from collections.abc import Iterator
from dataclasses import replace

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.consents.actions import print_consents
from nastavnik.instruments.consents.papers import NAMES, consent_paper
from nastavnik.instruments.consents.states import Kind
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.instruments.documents.stationery import full_name
from nastavnik.journey.orders.actions import (
    prepare_curator_order,
    prepare_pairs_order,
    prepare_regulation_order,
)
from nastavnik.journey.orders.papers.regulation import roadmap
from nastavnik.journey.programmes.actions import draft_programmes
from nastavnik.journey.programmes.papers import programme_paper
from nastavnik.paper import Document, Landscape, file_name, render_docx

FOLDER = "documents"


def papers_of(outcome, curator, *, by, at) -> Iterator[tuple[str, bytes]]:
    """(name, bytes): orders, programmes, consents – drafts to be looked through and signed; then the roadmap."""
    yield from _orders(outcome, curator, by=by, at=at)
    yield from _programmes(outcome, by=by, at=at)
    yield from _consents(outcome, by=by, at=at)
    yield "roadmap.docx", printed(_roadmap(outcome.cycle))


def _orders(outcome, curator, *, by, at) -> Iterator[tuple[str, bytes]]:
    cycle = outcome.cycle
    drafts = [
        prepare_regulation_order(cycle, curator=curator, by=by, at=at),
        prepare_curator_order(cycle, curator, by=by, at=at),
    ]
    if outcome.mentorships:
        drafts.append(prepare_pairs_order(cycle, outcome.mentorships, by=by, at=at))
    for number, document in enumerate(drafts, 1):
        name = file_name((number, f"Приказ {document.title[0].lower()}{document.title[1:]}"))
        yield f"{FOLDER}/{name}", printed(make_paper(document))


def _programmes(outcome, *, by, at) -> Iterator[tuple[str, bytes]]:
    """One for each proposed pair, named after the mentee."""
    for programme in draft_programmes(outcome.mentorships, by=by, at=at):
        names = ", ".join(mentee.full_name for mentee in programme.mentorship.mentees)
        yield (
            f"{FOLDER}/Программы/{file_name(('Программа', names))}",
            printed(programme_paper(programme)),
        )


def _consents(outcome, *, by, at) -> Iterator[tuple[str, bytes]]:
    """Three forms for everybody in a proposed pair, each a file of its own."""
    people, roles = {}, {}
    for mentorship in outcome.mentorships:
        for person, role in (
            (mentorship.mentor, "mentor"),
            *((mentee, "mentee") for mentee in mentorship.mentees),
        ):
            people[person.pk] = person
            roles.setdefault(person.pk, set()).add(role)
    consents = print_consents(
        outcome.organisation, people.values(), Kind.values, roles=roles, year=outcome.cycle.name, by=by, at=at
    )
    notice = numbers(outcome.organisation, at.date())["notice.working_days"]
    for consent in consents:
        name = file_name((NAMES[consent.kind], full_name(consent.person)))
        yield f"{FOLDER}/Согласия/{name}", printed(consent_paper(consent, notice))


def _roadmap(cycle) -> Document:
    return Document("roadmap", f"Дорожная карта {cycle.name}", (Landscape(roadmap(cycle)),))


def printed(paper: Document) -> bytes:
    """The .docx without the moment of its making, so that the same list gives the same bytes all day."""
    return render_docx(replace(paper, created=None))
