"""The room's place among the apps."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "nastavnik.instruments.surveys"
    label = "surveys"

    def ready(self):
        from . import tasks  # noqa: F401
