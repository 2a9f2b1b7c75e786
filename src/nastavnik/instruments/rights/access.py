"""The doors: a request, a task, a person's own data."""

from django.http import Http404
from django_scopes import scopes_disabled

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.core.secret_links import hash_of
from nastavnik.foundation.people.models import Person

from .models import LINK_MINUTES, Link, Request, Task


def open_request(actor, organisation, pk, to="rights.view") -> Request:
    found = Request.objects.filter(organisation=organisation).select_related(
        "organisation", "person", "consent"
    )
    return open_one(found, pk, sees=actor.may("rights.view", organisation), may=actor.may(to, organisation))


def open_task(actor, organisation, pk) -> Task:
    found = Task.objects.filter(request__organisation=organisation).select_related(
        "request__organisation", "request__person"
    )
    may = actor.may("rights.manage", organisation)
    return open_one(found, pk, sees=actor.may("rights.view", organisation), may=may)


def open_subject(actor, organisation, pk, to="rights.view") -> Person:
    """Somebody's whole picture, for who keeps the register of requests."""
    people = Person.objects.filter(organisation=organisation).select_related("organisation", "account")
    return open_one(people, pk, sees=actor.may("rights.view", organisation), may=actor.may(to, organisation))


def own_card(actor, organisation) -> Person | None:
    """The card of who is signed in; None where they have none here."""
    cards = Person.objects.filter(organisation=organisation, account_id=actor.account_id)
    return cards.select_related("organisation", "account").first() if actor.signed_in else None


def link_by(secret: str) -> Link:
    """The link with this secret. 404 where there is none."""
    with scopes_disabled():
        found = Link.objects.filter(secret=hash_of(secret)).select_related("person", "organisation").first()
    if found is None:
        raise Http404
    return found


def link_of_session(session, at) -> Link:
    """The link that this browser has opened less than an hour ago. 404 otherwise."""
    with scopes_disabled():
        found = Link.objects.filter(pk=session.get("rights_link") or 0, opened_at__isnull=False)
        link = found.select_related("person__organisation", "person__account", "organisation").first()
    if link is None or (at - link.opened_at).total_seconds() > LINK_MINUTES * 60:
        raise Http404
    return link


def requests_by(person):
    """What this person has asked so far, for their own page."""
    return Request.objects.of_person(person).prefetch_related("tasks").latest_first()
