"""What is done to organisations, roles and settings."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.paper.words import decline_organisation

from .actor import Actor
from .models import Membership, Organisation, Setting
from .permissions import Role
from .signals import numbers_changed

CASES = ("gen", "dat", "acc", "ins", "prep")


@transaction.atomic
def found_organisation(
    *, slug: str, by: Actor, at, parent: Organisation | None = None, **details
) -> Organisation:
    """Add an organisation to the tree, with the cases of its names worked out where they are not given."""
    if Organisation.objects.filter(slug=slug).exists():
        raise BadInput(_("The short address «%(slug)s» is taken: choose another.") % {"slug": slug})
    organisation = Organisation(slug=slugify(slug) or slug, parent=parent, **details)
    fill_cases(organisation)
    organisation.save()
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    record(
        "organisation.found", on=organisation, by=by, at=at, organisation_id=organisation.pk, after=details
    )
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Actor, at, **details: Any) -> None:
    """Change the details; the cases of a changed name are worked out anew unless given too."""
    before = {name: getattr(organisation, name) for name in details}
    for name, value in details.items():
        setattr(organisation, name, value)
    if "full_name" in details and "name_forms" not in details:
        organisation.name_forms = {}
    if "short_name" in details and "short_name_forms" not in details:
        organisation.short_name_forms = {}
    fill_cases(organisation)
    organisation.save()
    record(
        "organisation.change",
        on=organisation,
        by=by,
        at=at,
        organisation_id=organisation.pk,
        before=before,
        after=details,
    )


def fill_cases(organisation: Organisation) -> None:
    """Put the cases of both names where they are missing; what a person corrected stays."""
    for name, forms in (("full_name", "name_forms"), ("short_name", "short_name_forms")):
        known = getattr(organisation, forms) or {}
        made = {
            case: decline_organisation(getattr(organisation, name), case)
            for case in CASES
            if case not in known
        }
        setattr(organisation, forms, made | known)


@transaction.atomic
def give_role(account, organisation: Organisation, role: Role, *, by: Actor, at, since: date | None = None):
    """The account holds the role from now on; giving it twice changes nothing."""
    membership, made = Membership.objects.get_or_create(
        account=account, organisation=organisation, role=role, defaults={"since": since}
    )
    if made or membership.until is not None:
        membership.until = None
        membership.save(update_fields=["until"])
        record(
            "role.give",
            on=membership,
            by=by,
            at=at,
            organisation_id=organisation.pk,
            after={"account": account.pk, "role": role},
        )
    return membership


@transaction.atomic
def take_role(membership: Membership, *, by: Actor, at) -> None:
    """The account holds the role no more, from now on. Nobody takes away their own right to give roles."""
    if membership.account_id == by.account_id and membership.role == Role.ADMINISTRATOR:
        raise DomainError(_("You can't take this role from yourself: ask another administrator."))
    before, membership.until = membership.until, at.date() - timedelta(days=1)
    membership.save(update_fields=["until"])
    record(
        "role.take",
        on=membership,
        by=by,
        at=at,
        organisation_id=membership.organisation_id,
        before={"until": before},
        after={"account": membership.account_id, "role": membership.role, "until": membership.until},
    )


@transaction.atomic
def change_setting(
    organisation: Organisation, code: str, value, *, by: Actor, at, in_force_from=None
) -> None:
    """The organisation's own number in place of the default, from a day on (None: always)."""
    row = Setting.objects.filter(code=code, in_force_from=in_force_from).first()
    before = {code: row.value} if row else {}
    row = row or Setting(organisation=organisation, code=code, in_force_from=in_force_from)
    row.value = value
    row.save()
    record(
        "setting.change",
        on=row,
        by=by,
        at=at,
        organisation_id=organisation.pk,
        before=before,
        after={code: value},
    )
    numbers_changed.send(sender=Setting, organisation=organisation, codes=[code], by=by, at=at)
