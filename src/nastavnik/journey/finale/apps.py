"""The room's place among the apps."""

from django.apps import AppConfig


class FinaleConfig(AppConfig):
    name = "nastavnik.journey.finale"
    label = "finale"
