"""Who may enter which organisation, and the door to it."""

import functools

from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django_scopes import scope

from nastavnik.foundation.core.doors import open_one

from .actor import Actor, Held
from .models import Membership, Organisation

# Every page asks this: a plain statement costs a fifth of one composed anew.
HELD = """
    SELECT organisation.*, held.role
    FROM organisations_membership held
    JOIN organisations_organisation organisation ON organisation.id = held.organisation_id
    WHERE held.account_id = %s
        AND (held.since IS NULL OR held.since <= %s) AND (held.until IS NULL OR held.until >= %s)
    ORDER BY organisation.id, held.role
"""


def actor_of(account) -> Actor:
    """The actor that this signed-in account is today; a guest for an anonymous one."""
    if not account.is_authenticated:
        return Actor()
    today = timezone.localdate()
    rows = list(Organisation.objects.raw(HELD, [account.pk, today, today]))
    organisations = {row.pk: row for row in rows}
    return Actor(
        account.pk,
        account.name,
        tuple(Held(row.pk, row.role) for row in rows),
        organisations=tuple(organisations.values()),
    )


def open_organisation(actor: Actor, slug: str, to: str = "organisation.view") -> Organisation:
    """The organisation with this address. 404 for what is not theirs, 403 for what they may not do there."""
    organisation = next((one for one in actor.organisations if one.slug == slug), None)
    if organisation is None:  # one below a coordinator's, or nobody's of theirs
        organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None or not (actor.everything or actor.roles_in(organisation)):
        raise Http404
    if not actor.may(to, organisation):
        raise PermissionDenied
    return organisation


def open_account(actor: Actor, organisation: Organisation, pk: int):
    """An account with a role in this organisation, past or present, for who manages accounts there."""
    found = get_user_model().objects.filter(memberships__organisation=organisation).distinct()
    return open_one(found, pk, sees=actor.may("accounts.manage", organisation))


def open_membership(actor: Actor, organisation: Organisation, pk: int) -> Membership:
    """A role that somebody holds in this organisation, for who manages accounts there."""
    found = Membership.objects.filter(organisation=organisation).select_related("account", "organisation")
    return open_one(found, pk, sees=actor.may("accounts.manage", organisation))


def organisations_of(actor: Actor):
    """The organisations in which the actor holds a role, for the chooser."""
    return Organisation.objects.filter(pk__in={held.organisation_id for held in actor.held}).order_by(
        "short_name", "pk"
    )


def inside(permission: str):
    """A view of one organisation: `slug` of the address becomes `request.organisation`, the scope is set.

    A guest is sent to sign in; who has no role there gets 404, who lacks `permission` 403.
    """

    def decorate(view):
        @functools.wraps(view)
        def wrapped(request, slug, *args, **kwargs):
            if not request.actor.signed_in:
                return redirect_to_login(request.get_full_path())
            request.organisation = open_organisation(request.actor, slug, to=permission)
            with scope(organisation=request.organisation):
                return view(request, *args, **kwargs)

        wrapped.permission = permission
        return wrapped

    return decorate
