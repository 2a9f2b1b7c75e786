"""The settings of an organisation: its details, its numbers, who works with the program."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from nastavnik.foundation.accounts.actions import change_password, open_account
from nastavnik.foundation.accounts.actions import new_password as make_password
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.once import writes

from . import access, actions, forms, queries, requisites
from .access import inside
from .defaults import numbers as in_force
from .permissions import SENTENCES, Role

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def _tabs(request, current):
    found = [
        ("organisations:details", _("Organisation"), "organisation.change"),
        ("organisations:cases", _("Cases of the names"), "organisation.change"),
        ("organisations:numbers", _("Numbers and terms"), "organisation.change"),
        ("organisations:accounts", _("Accounts"), "accounts.manage"),
    ]
    return [
        {
            "url": reverse(name, args=[request.organisation.slug]),
            "label": label,
            "current": name == current,
            "count": None,
        }
        for name, label, permission in found
        if request.actor.may(permission, request.organisation)
    ]


@GET_OR_POST
@inside("organisation.change")
@writes
def details(request):
    """What papers say of the organisation."""
    form = forms.Details(
        request.POST if request.method == "POST" else None, organisation=request.organisation
    )
    if request.method == "POST" and form.is_valid():
        changed = form.changed()
        if changed:
            actions.change_organisation(request.organisation, **changed, **_now_by(request))
        messages.info(request, _("The details are kept.") if changed else _("Nothing has changed."))
        return redirect("organisations:details", request.organisation.slug)
    context = {
        "form": form,
        "tabs": _tabs(request, "organisations:details"),
        "doubts": requisites.doubts(request.organisation),
    }
    return render(request, "organisations/details.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("organisation.change")
@writes
def cases(request):
    """The cases of both names, as they stand in papers."""
    organisation = request.organisation
    form = forms.NameCases(request.POST if request.method == "POST" else None, organisation=organisation)
    if request.method == "POST" and "anew" in request.POST:
        empty = {"name_forms": {}, "short_name_forms": {}}
        actions.change_organisation(organisation, **empty, **_now_by(request))
        messages.info(request, _("The cases are worked out anew."))
        return redirect("organisations:cases", organisation.slug)
    if request.method == "POST" and form.is_valid():
        actions.change_organisation(organisation, **form.forms(), **_now_by(request))
        messages.info(request, _("The cases are kept as you wrote them."))
        return redirect("organisations:cases", organisation.slug)
    context = {"form": form, "tabs": _tabs(request, "organisations:cases")}
    return render(request, "organisations/cases.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("organisation.change")
@writes
def numbers(request):
    """The numbers and terms of the field, as this organisation has them."""
    organisation = request.organisation
    known = queries.numbers_of(organisation, in_force(organisation, timezone.localdate()))
    form = forms.Numbers(request.POST if request.method == "POST" else None, numbers=known)
    if request.method == "POST" and form.is_valid():
        changed = form.changed()
        since = form.cleaned_data["in_force_from"]
        for code, value in changed.items():
            actions.change_setting(organisation, code, value, in_force_from=since, **_now_by(request))
        messages.info(request, _("The numbers are kept.") if changed else _("Nothing has changed."))
        return redirect("organisations:numbers", organisation.slug)
    context = {"form": form, "tabs": _tabs(request, "organisations:numbers")}
    return render(request, "organisations/numbers.html", context, status=422 if form.errors else 200)


@require_safe
@inside("accounts.manage")
def accounts(request):
    """Who works with the program here, in which role."""
    context = {
        "holders": queries.holders(request.organisation, timezone.localdate()),
        "roles": queries.roles_with_words(),
        "tabs": _tabs(request, "organisations:accounts"),
    }
    return render(request, "organisations/accounts.html", context)


@sensitive_variables("password")
@GET_OR_POST
@inside("accounts.manage")
@writes
def new_account(request):
    """Open an account; its password is shown once, on the page that follows."""
    form = forms.NewAccount(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values, password = dict(form.cleaned_data), make_password()
        role = Role(values.pop("role"))
        try:
            made = open_account(password=password, **values, **_now_by(request))
            actions.give_role(made, request.organisation, role, **_now_by(request))
        except BadInput as error:
            form.add_error("email" if "email" in error.fields else "login", str(error))
        else:
            return _password_page(request, made, password)
    return render(
        request, "organisations/new_account.html", {"form": form}, status=422 if form.errors else 200
    )


@sensitive_variables("password")
@GET_OR_POST
@inside("accounts.manage")
@writes
def new_password(request, pk):
    """A new password for somebody who forgot theirs; the old one and all sessions end."""
    found = access.open_account(request.actor, request.organisation, pk)
    if not queries.belongs_only_here(found, request.organisation):
        raise PermissionDenied
    if request.method == "POST":
        password = make_password()
        change_password(found, password, **_now_by(request))
        return _password_page(request, found, password)
    context = {
        "heading": _("A new password for %(name)s?") % {"name": found.name},
        "effects": [
            _("The old password no longer works, and every open session of this account ends."),
            _("The new password is shown once, on the next page."),
        ],
        "undo": _("The old password can't be brought back."),
        "deed": _("Make a new password"),
        "danger": True,
        "back": reverse("organisations:accounts", args=[request.organisation.slug]),
    }
    return render(request, "core/confirm.html", context)


def _password_page(request, account, password):
    context = {"account": account, "password": password}
    return render(request, "organisations/password.html", context)


@GET_OR_POST
@inside("accounts.manage")
@writes
def give_role(request, pk):
    """One more role for an account."""
    found = access.open_account(request.actor, request.organisation, pk)
    today = timezone.localdate()
    holder = next(one for one in queries.holders(request.organisation, today) if one.account == found)
    held = {membership.role for membership in holder.memberships}
    form = forms.NewRole(request.POST if request.method == "POST" else None, held=held)
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        actions.give_role(found, request.organisation, role, **_now_by(request))
        messages.info(
            request, _("%(name)s: the role «%(role)s» is given.") % {"name": found.name, "role": role.label}
        )
        return redirect("organisations:accounts", request.organisation.slug)
    context = {"form": form, "account": found, "roles": queries.roles_with_words()}
    return render(request, "organisations/give_role.html", context, status=422 if form.errors else 200)


@GET_OR_POST
@inside("accounts.manage")
@writes
def take_role(request, pk):
    """Say what taking a role means, then take it."""
    found = access.open_membership(request.actor, request.organisation, pk)
    words = {"name": found.account.name, "role": found.get_role_display()}
    if request.method == "POST":
        actions.take_role(found, **_now_by(request))
        messages.info(request, _("%(name)s: the role «%(role)s» is taken.") % words)
        return redirect("organisations:accounts", request.organisation.slug)
    context = {
        "heading": _("Take the role «%(role)s» from %(name)s?") % words,
        "lead": SENTENCES[Role(found.role)],
        "effects": [
            _("From now on the account does not do here what this role allows."),
            _("The account itself stays."),
        ],
        "undo": _("The role can be given again at any time."),
        "deed": _("Take the role"),
        "danger": True,
        "back": reverse("organisations:accounts", args=[request.organisation.slug]),
    }
    return render(request, "core/confirm.html", context)


def _now_by(request):
    return {"by": request.actor, "at": timezone.localtime()}
