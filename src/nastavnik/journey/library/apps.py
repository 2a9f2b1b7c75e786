"""The room's place among the apps."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "nastavnik.journey.library"
    label = "library"
