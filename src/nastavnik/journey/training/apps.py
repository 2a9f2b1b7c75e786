"""Training of mentors: sessions, attendance, courses, and the methodical library."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "nastavnik.journey.training"
    label = "training"

    def ready(self):
        from django.db.models.signals import post_migrate

        from . import evidence, papers  # noqa: F401
        from .indexes import after_migrations

        post_migrate.connect(after_migrations, sender=self)
