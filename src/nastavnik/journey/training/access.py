"""The doors to sessions, people's training and materials."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.people.models import Person

from .models import Course, Material, Participant, Session


def own_card(actor, organisation) -> Person | None:
    """The actor's own staff card here, if the account has one."""
    if actor.account_id is None:
        return None
    return Person.objects.filter(organisation=organisation, account=actor.account_id).first()


def open_session(actor, organisation, pk: int, to: str = "training.view") -> Session:
    """404 for another school's session; who is asked to it sees it as well, but may do nothing else."""

    def sees(session):
        return actor.may("training.view", organisation) or (
            actor.account_id is not None
            and Participant.objects.filter(session=session, person__account=actor.account_id).exists()
        )

    return open_one(
        Session.objects.filter(organisation=organisation).select_related("organisation", "cycle"),
        pk,
        sees=sees,
        may=actor.may(to, organisation) if to != "training.own" else True,
    )


def open_trained(actor, organisation, pk: int, to: str = "training.view") -> Person:
    """The person whose training is looked at or noted."""
    people = Person.objects.filter(organisation=organisation).select_related("organisation")
    return open_one(
        people, pk, sees=actor.may("training.view", organisation), may=actor.may(to, organisation)
    )


def open_course(actor, organisation, pk: int) -> Course:
    """A course with its scan, for who sees all training and for whose it is."""

    def sees(course):
        own = actor.account_id is not None and course.person.account_id == actor.account_id
        return own or actor.may("training.view", organisation)

    courses = Course.objects.filter(person__organisation=organisation).select_related("person", "scan")
    return open_one(courses, pk, sees=sees)


def open_material(actor, organisation, pk: int, to: str = "organisation.view") -> Material:
    """A material of this school's library; who keeps the library sees what is put away as well."""

    def sees(material):
        return material.archived_on is None or actor.may("training.manage", organisation)

    return open_one(
        Material.objects.filter(organisation=organisation), pk, sees=sees, may=actor.may(to, organisation)
    )
