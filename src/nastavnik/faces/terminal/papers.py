"""The papers that follow from the main job, in the order in which a school signs them."""

from collections.abc import Iterator

from nastavnik.instruments.consents.actions import print_consents
from nastavnik.instruments.consents.papers import consent_files
from nastavnik.instruments.consents.states import Kind
from nastavnik.instruments.documents.makers import make_paper
from nastavnik.journey.orders.actions import (
    prepare_curator_order,
    prepare_pairs_order,
    prepare_regulation_order,
)
from nastavnik.paper import file_name, render_docx

FOLDER = "documents"


def papers_of(outcome, curator, *, by, at) -> Iterator[tuple[str, bytes]]:
    """(name, bytes): orders, programmes, consents – drafts to be looked through and signed; then the roadmap."""
    cycle = outcome.cycle
    drafts = [
        prepare_regulation_order(cycle, curator=curator, by=by, at=at),
        prepare_curator_order(cycle, curator, by=by, at=at),
    ]
    if outcome.mentorships:
        drafts.append(prepare_pairs_order(cycle, outcome.mentorships, by=by, at=at))
    for number, document in enumerate(drafts, 1):
        name = file_name((number, f"Приказ {document.title[0].lower()}{document.title[1:]}"))
        yield f"{FOLDER}/{name}", render_docx(make_paper(document))
    yield from _consents(outcome, by=by, at=at)


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
    for name, content in consent_files(consents):
        yield f"{FOLDER}/Согласия/{name}", content
