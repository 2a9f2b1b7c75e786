"""Letters to people."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "nastavnik.foundation.notify"
    label = "notify"
