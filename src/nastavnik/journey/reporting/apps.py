"""The room's place among the apps."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "nastavnik.journey.reporting"
    label = "reporting"

    def ready(self):
        from . import tasks  # noqa: F401
