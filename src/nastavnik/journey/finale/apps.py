"""The final event of the year: nominations, applications, jury, protocol, rewards."""

from django.apps import AppConfig


class FinaleConfig(AppConfig):
    name = "nastavnik.journey.finale"
    label = "finale"

    def ready(self):
        from . import evidence, papers, tasks  # noqa: F401
