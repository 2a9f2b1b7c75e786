"""The room's place among the apps."""

from django.apps import AppConfig


class YearEndConfig(AppConfig):
    name = "nastavnik.journey.year_end"
    label = "year_end"

    def ready(self):
        from . import tasks  # noqa: F401
