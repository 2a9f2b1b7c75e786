"""What an account keeps of its owner."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import keeps

from .actions import forget_account
from .models import Account

keeps(
    "accounts.Account",
    what=_("Account"),
    fields=("login", "name", "email"),
    shows=("login", "name", "email", "last_login", "created_at"),
    rows=lambda person: Account.objects.filter(pk=person.account_id or 0),
    ground="security",
    term="account",
    seen_by="accounts.manage",
    erase=lambda person, *, by, at: forget_account(person.account, by=by, at=at) if person.account else 0,
    scrub=False,
)
