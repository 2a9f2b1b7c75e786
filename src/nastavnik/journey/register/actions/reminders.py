"""Words to people of the banks: on the desk of their account, or by e-mail."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from nastavnik.foundation.audit.journal import Deed, record_many
from nastavnik.foundation.notify.actions import tell


def ways_to(entries: Sequence) -> dict[int, str]:
    """Entry's key → how its person would be told, in words: by the account, by e-mail, or not at all."""
    return {entry.pk: _way(entry.person) for entry in entries}


def _way(person) -> str:
    if person.account_id:
        return _("on the desk of the account")
    return _("by e-mail") if person.email else _("can't be reached: no account and no e-mail")


@transaction.atomic
def remind_people(entries: Sequence, *, subject: str, words: str, by, at) -> int:
    """Tell these people; returns how many could be reached. The journal keeps that they were told, not the words."""
    told = []
    for entry in entries:
        person = entry.person
        recipient = person.account if person.account_id else person.email
        if recipient:
            tell(
                recipient, organisation=entry.organisation, kind="bank.remind", subject=subject, body=words, at=at
            )  # fmt: skip
            told.append(Deed("bank.remind", entry))
    if told:
        record_many(told, by=by, at=at, organisation_id=entries[0].organisation_id)
    return len(told)
