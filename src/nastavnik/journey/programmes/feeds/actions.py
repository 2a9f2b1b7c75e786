"""Giving and taking the secret address of a calendar."""

from django.db import transaction

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.secret_links import hash_of, new_secret

from .models import Feed


@transaction.atomic
def make_feed(person, *, by, at) -> str:
    """The secret of the person's calendar, told this once; an earlier one works no more."""
    token = new_secret()
    values = {"token_hash": hash_of(token), "made_at": at}
    feed, _made = Feed.objects.update_or_create(person=person, defaults=values)
    record("feed.make", on=feed, by=by, at=at, organisation_id=person.organisation_id)
    return token


@transaction.atomic
def revoke_feed(person, *, by, at) -> None:
    """The address works no more, from this moment."""
    for feed in Feed.objects.filter(person=person):
        record("feed.revoke", on=feed, by=by, at=at, organisation_id=person.organisation_id)
        feed.delete()
