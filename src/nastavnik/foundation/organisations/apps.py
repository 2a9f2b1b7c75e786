"""Regions, municipalities, schools; and who may do what in them."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nastavnik.foundation.organisations"
    label = "organisations"
