"""Letters and notices to people."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "nastavnik.foundation.notify"
    label = "notify"

    def ready(self):
        from . import tasks  # noqa: F401
