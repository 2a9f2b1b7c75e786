"""The room's place among the apps."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "nastavnik.faces.public"
    label = "public"
