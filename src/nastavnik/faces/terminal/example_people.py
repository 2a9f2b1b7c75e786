"""The example organisations in the database: the main job on their messy lists, answers, accounts."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from nastavnik.example import example_kindergarten, example_school
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.models import Organisation
from nastavnik.foundation.organisations.permissions import Role
from nastavnik.foundation.people.models import Person
from nastavnik.foundation.people.queries import name_key
from nastavnik.journey.mentorships.models import Mentorship
from nastavnik.journey.register.actions.candidates import change_entry
from nastavnik.journey.register.models import MenteeEntry, MentorEntry

from .accounts import Made, keep, make_account
from .card import parse_card
from .main_job import curator_of, do_main_job, papers
from .run import school_year

FROM_ANSWERS = {
    MenteeEntry: ("request", "deficits", "forms", "kinds", "modes", "free_times"),
    MentorEntry: (
        "competences",
        "achievements",
        "experience_years",
        "experience_pairs",
        "hours_month",
        "max_mentees",
        "forms",
        "kinds",
        "modes",
        "free_times",
    ),
}


@transaction.atomic  # a demo stopped half-way begins anew the next time
def make_examples() -> None:
    """Make the example school and kindergarten unless the database holds organisations already."""
    if Organisation.objects.exists():
        return
    by, at = Actor.program("nastavnik demo"), timezone.localtime()
    made: list[Made] = []
    for example in (example_school(), example_kindergarten()):
        card = parse_card(example.toml, Path(example.filename))
        outcome = do_main_job(
            card,
            example.workbook,
            example.filename,
            year=school_year(None, at.date()),
            plan="most",
            by=by,
            at=at,
            answers=lambda organisation, example=example: tell_banks(
                organisation, example.answers, by=by, at=at
            ),
        )
        keep_papers(outcome, card, Path(example.filename).stem, by=by, at=at)
        made += accounts_of(outcome.organisation, card.curator)
    keep(made)


def keep_papers(outcome, card, name: str, *, by, at) -> None:
    """The papers of the main job, in the program as drafts and as files to look into."""
    folder = Path(settings.DATA_DIR) / "example" / name
    for path, content in papers(outcome, card, by=by, at=at):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def tell_banks(organisation, answers, *, by, at) -> None:
    """Put into the banks what people would have answered to the questionnaires."""
    by_name = {person.folded_name: person for person in Person.objects.in_order()}
    entries = {
        (model, entry.person_id): entry
        for model in FROM_ANSWERS
        for entry in model.objects.select_related("person")
    }
    for answer in answers:
        person = by_name.get(name_key(*answer["name"].split(" ", 2)))
        for model, side in ((MenteeEntry, "mentee"), (MentorEntry, "mentor")):
            said = answer[side]
            entry = entries.get((model, person.pk)) if person and said else None
            if entry is None:
                continue
            values = {name: said[name] for name in FROM_ANSWERS[model] if said.get(name) not in (None, "")}
            for names in ("wished", "vetoed"):
                known = (by_name.get(name_key(*one.split(" ", 2))) for one in said.get(names, ()))
                values[names] = [one.pk for one in known if one]
            change_entry(entry, by=by, at=at, **values)


def accounts_of(school: Organisation, named: dict[str, str]) -> list[Made]:
    """An account of each role, those of people linked to their staff cards."""
    with scope(organisation=school):
        head = Person.objects.filter(folded_name=name_key(*school.head_full_name.split(" ", 2))).first()
        curator = curator_of(school, named)
        pair = Mentorship.objects.with_people().in_order().first()
        taken = {person.pk for person in (head, curator) if person}
        mentor = pair.mentor if pair and pair.mentor_id not in taken else None
        mentee = pair.mentees[0] if pair else None
    wanted = [
        (Role.CURATOR, school, curator),
        (Role.HEAD, school, head if head != curator else None),
        (Role.MENTOR, school, mentor),
        (Role.MENTEE, school, mentee),
        (Role.PSYCHOLOGIST, school, None),
        (Role.COUNCIL, school, None),
        (Role.ADMINISTRATOR, school, None),
    ]
    above = Organisation.objects.filter(pk__in=school.ancestor_ids[:-1]).order_by("path")
    for place, role in zip(above, (Role.REGIONAL_COORDINATOR, Role.MUNICIPAL_COORDINATOR), strict=False):
        wanted.append((role, place, None))
    return [
        make_account(
            _login(role, place), person.full_name if person else str(role.label), place, role, person=person
        )
        for role, place, person in wanted
        if not (place != school and place.memberships.exists())
    ]


def _login(role: Role, place: Organisation) -> str:
    return (
        role.value
        if place.slug.endswith("school-1") or place.level != "organisation"
        else f"{role.value}.{place.slug}"
    )
