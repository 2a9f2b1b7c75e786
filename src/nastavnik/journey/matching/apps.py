"""Who suits whom: runs of the matcher and their proposals."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "nastavnik.journey.matching"
    label = "matching"

    def ready(self):
        from . import evidence, tasks  # noqa: F401
