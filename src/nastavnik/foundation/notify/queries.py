"""What is read of notices."""

from nastavnik.foundation.organisations.actor import Actor

from .models import Notice

SHOWN = 100


def notices_of(actor: Actor):
    """The latest notices of the account."""
    return Notice.objects.filter(account_id=actor.account_id).latest_first()[:SHOWN]


def unread_of(actor: Actor) -> int:
    """How many notices wait to be read, for the sign in the top bar."""
    return Notice.objects.filter(account_id=actor.account_id).unread().count()
