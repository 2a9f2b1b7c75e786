"""The staff of an organisation."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nastavnik.foundation.people"
    label = "people"
