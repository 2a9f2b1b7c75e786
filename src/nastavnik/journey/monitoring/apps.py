"""The room's place among the apps."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "nastavnik.journey.monitoring"
    label = "monitoring"
