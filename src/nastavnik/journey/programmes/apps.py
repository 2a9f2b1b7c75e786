"""A pair's personalised programme."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "nastavnik.journey.programmes"
    label = "programmes"
