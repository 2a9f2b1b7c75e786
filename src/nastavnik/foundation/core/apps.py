"""The ground floor: what every room uses."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "nastavnik.foundation.core"
    label = "core"

    def ready(self):
        from . import checks  # noqa: F401
