"""Signing in by login or e-mail and password."""

from django.contrib.auth.backends import BaseBackend
from django.db.models import Q

from .models import Account

BY_KEY = "SELECT * FROM accounts_account WHERE id = %s"


class ByLogin(BaseBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        if not username or password is None:
            return None
        name = username.strip().casefold()
        account = Account.objects.filter(Q(login=name) | Q(email__iexact=name)).order_by("pk").first()
        if account is None:
            Account().set_password(password)  # the same time for an unknown login as for a wrong password
            return None
        return account if account.is_active and account.check_password(password) else None

    def get_user(self, user_id):
        """The account of a session; read by a plain statement, for every page asks it."""
        found = next(iter(Account.objects.raw(BY_KEY, [user_id])), None)
        return found if found and found.is_active else None
