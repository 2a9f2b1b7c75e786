"""The organisation's own card names its head, as every paper does; roles belong to accounts."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import keeps, mentions, nothing

from .models import Membership

HEAD = ("head_surname", "head_first_name", "head_patronymic", "phone", "email")
mentions("organisations.Organisation", fields=HEAD, ground="public_post", term="post", scrub=False)
nothing("organisations.Setting")
keeps(
    "organisations.Membership",
    what=_("Roles in the program"),
    rows=lambda person: Membership.objects.filter(
        account_id=person.account_id, organisation_id=person.organisation_id
    ).exclude(account_id=None),
    shows=("role", "since", "until"),
    ground="security",
    term="account",
    seen_by="accounts.manage",
    erase=lambda person, *, by, at: 0,  # goes with the account, where the account goes
)
