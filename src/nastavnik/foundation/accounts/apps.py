"""Who can sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nastavnik.foundation.accounts"
    label = "accounts"
