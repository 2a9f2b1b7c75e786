"""Programmes of pairs and groups."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "nastavnik.journey.programmes"
    label = "programmes"

    def ready(self):
        from . import checks, evidence, receivers, reports, signs, tasks  # noqa: F401
