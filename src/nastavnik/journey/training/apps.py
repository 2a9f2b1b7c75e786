"""The room's place among the apps."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "nastavnik.journey.training"
    label = "training"
