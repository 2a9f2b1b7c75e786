"""Telling people: the row is written with the deed, the sending follows behind the page."""

from django.db import IntegrityError, transaction
from django.utils import translation

from nastavnik.foundation.accounts.models import Account
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.organisations.actor import Actor

from .models import Letter, Notice

SEND = "notify.send"


@transaction.atomic
def tell(
    recipient: Account | str,
    *,
    organisation,
    kind: str,
    subject,
    body,
    at,
    key: str | None = None,
    url: str = "",
) -> Letter | None:
    """Tell an account (a notice, and a letter if it has an address) or an e-mail address (a letter).

    Call it in the transaction of the deed: what is undone is not told. With a `key` the same
    recipient is told once. Returns the letter; None where there is nobody to write to.
    """
    account = recipient if isinstance(recipient, Account) else None
    address = account.email if account else str(recipient).strip()
    with translation.override(account.language if account else translation.get_language()):
        subject, body = " ".join(str(subject).split())[:200], str(body)
    if account:
        put_notice(account, organisation=organisation, words=subject, url=url, at=at, key=key)
    if not address:
        return None
    letter = Letter(
        organisation_id=organisation.pk if organisation else 0,
        account_id=account.pk if account else None,
        address=address,
        kind=kind,
        subject=subject,
        body=body,
        key=key or "",
        created_at=at,
    )
    told = _told_already(letter, organisation_id=letter.organisation_id, address=address, key=letter.key)
    if told is not None:
        return told
    start(
        SEND,
        organisation=None,
        key=f"letter-{letter.pk}",
        by=Actor.program("notify"),
        at=at,
        letter=letter.pk,
    )
    return letter


@transaction.atomic
def put_notice(account: Account, *, organisation, words, at, url: str = "", key: str | None = None) -> Notice:
    """A line on the account's desk. `url` is an address of the program itself."""
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError(f"A notice leads to an address of the program, not to {url}.")
    with translation.override(account.language):
        words = str(words)[:300]
    notice = Notice(
        account=account,
        organisation_id=organisation.pk if organisation else 0,
        words=words,
        url=url,
        key=key or "",
        at=at,
    )
    told = _told_already(notice, account=account, organisation_id=notice.organisation_id, key=notice.key)
    return told or notice


def read_notice(notice: Notice, *, at) -> None:
    """The account has seen it; the first time counts."""
    if Notice.objects.filter(pk=notice.pk).unread().update(read_at=at):
        notice.read_at = at


def read_all(account_id: int, *, at) -> int:
    """Everything unread is seen; returns how many lines that were."""
    return Notice.objects.filter(account_id=account_id).unread().update(read_at=at)


def _told_already(row, **same):
    """Save the row; where one with its key stands already, give that one and save nothing."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        found = type(row).objects.filter(**same).exclude(key="").first()
        if found is None:
            raise
        return found
    return None
