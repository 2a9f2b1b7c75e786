"""Personal links: an address to answer by without an account. Only the hash of its secret is kept.

A room above says what a purpose shows: `@purpose("shortlist")` on a view (request, link) → response.
"""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.secret_links import hash_of, new_secret
from nastavnik.foundation.organisations.actor import Actor
from nastavnik.foundation.organisations.defaults import numbers

from .models import PersonalLink

Page = Callable[..., HttpResponse]
_purposes: dict[str, Page] = {}


def purpose(name: str):
    """Register the page of a purpose; a second one of the same name is a mistake."""

    def register(view: Page) -> Page:
        if name in _purposes:
            raise ValueError(f"The purpose {name} has a page already.")
        _purposes[name] = view
        return view

    return register


def page_of(name: str) -> Page | None:
    return _purposes.get(name)


@transaction.atomic
def make_link(organisation, person, name: str, subject: int, *, by, at) -> str:
    """The secret of a new link, told this once; older links of the same purpose to the person work no more."""
    old = PersonalLink.objects.filter(person=person, purpose=name, subject=subject, revoked_at=None)
    old.update(revoked_at=at)
    token = new_secret()
    days = numbers(organisation, at.date())["link.days"]
    link = PersonalLink.objects.create(
        organisation=organisation, person=person, purpose=name, subject=subject, token_hash=hash_of(token),
        made_at=at, expires_at=at + dt.timedelta(days=days),
    )  # fmt: skip
    record(
        "mentorship.link", on=link, by=by, at=at, organisation_id=organisation.pk, after={"purpose": name}
    )  # fmt: skip
    return token


def link_behind(token: str, at) -> PersonalLink | None:
    """The link of this secret, while it works. Asked before there is a scope: the secret is the key."""
    if not 20 <= len(token) <= 64:
        return None
    rows = PersonalLink.objects.with_scopes_disabled().select_related("organisation", "person")
    link = rows.filter(token_hash=hash_of(token), revoked_at=None, expires_at__gt=at).first()
    return link if link and page_of(link.purpose) else None


def note_opened(link: PersonalLink, *, at) -> None:
    """The first opening counts as a sign of life."""
    PersonalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at)


def actor_of_link(link: PersonalLink) -> Actor:
    """Who acts by a link: nobody's account; the deed names the person."""
    return Actor(name=link.person.short_name)
