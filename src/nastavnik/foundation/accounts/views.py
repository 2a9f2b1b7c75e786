"""Signing in and out, and one's own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from . import actions
from .forms import NewPassword


def locked_out(request, *args, **kwargs):
    """Too many wrong passwords: say so, and when to come again."""
    return render(request, "accounts/locked.html", status=429)


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request):
    form = NewPassword(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(
            request.user, form.cleaned_data["new_password1"], by=request.actor, at=timezone.localtime()
        )
        update_session_auth_hash(request, request.user)
        messages.info(request, _("The new password is in force."))
        return redirect("desk:home")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)
