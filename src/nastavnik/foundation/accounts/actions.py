"""What is done to accounts."""

import secrets

from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput

from .models import Account

LETTERS = "abcdefghkmnpqrstuvwxyz23456789"  # without those that look alike on paper


def new_password() -> str:
    """A password for a first sign-in: four groups of four, easy to read out and to type (about 78 bits)."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def open_account(*, login: str, name: str, password: str, by, at, email: str = "") -> Account:
    """Make an account. Raises BadInput where the login is taken or the password too weak."""
    account = Account(login=login.strip().casefold(), name=name, email=email.strip())
    if Account.objects.filter(login=account.login).exists():
        raise BadInput(_("The login «%(login)s» is taken: choose another.") % {"login": account.login})
    if account.email and Account.objects.filter(email__iexact=account.email).exists():
        text = _("The e-mail address %(email)s belongs to another account.") % {"email": account.email}
        raise BadInput(text, fields={"email": text})
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    account.set_password(password)
    account.save()
    record("account.open", on=account, by=by, at=at, organisation_id=0)
    return account


@transaction.atomic
def change_password(account: Account, password: str, *, by, at) -> None:
    """Set a new password; every session of the account but the present one ends by itself (session hash)."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    account.set_password(password)
    account.save(update_fields=["password"])
    record("account.password", on=account, by=by, at=at, organisation_id=0)


@transaction.atomic
def forget_account(account: Account, *, by, at) -> int:
    """Close the account for good: no name, no address, no password, no session, no role. The key stays."""
    Session = apps.get_model("sessions", "Session")
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()
    names = [account.login, *filter(None, (account.email,))]
    for model in ("AccessAttempt", "AccessFailureLog", "AccessLog"):  # guesses at the door, by login
        apps.get_model("axes", model).objects.filter(username__in=names).delete()
    account.memberships.all().delete()
    account.login, account.name, account.email = f"closed-{account.pk}", "", ""
    account.is_active = False
    account.set_unusable_password()
    account.save()
    record("account.forget", on=account, by=by, at=at, organisation_id=0)
    return 1
