"""The curator's desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nastavnik.faces.desk"
    label = "desk"
