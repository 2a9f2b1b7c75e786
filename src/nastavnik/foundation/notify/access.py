"""A notice is seen by the account that it is for."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor

from .models import Notice


def open_notice(actor: Actor, pk: int) -> Notice:
    return open_one(Notice.objects.filter(account_id=actor.account_id), pk, sees=actor.signed_in)
