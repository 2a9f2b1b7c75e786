"""Those without a pair: their support, and the search that goes on."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "nastavnik.journey.support"
    label = "support"

    def ready(self):
        from . import evidence, papers, receivers, tasks  # noqa: F401
