"""The room's place among the apps."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "nastavnik.journey.support"
    label = "support"
