"""Waves of questionnaires, indicators, reports."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "nastavnik.journey.monitoring"
    label = "monitoring"

    def ready(self):
        from . import evidence, papers, tasks  # noqa: F401
