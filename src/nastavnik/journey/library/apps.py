"""The library of mentoring practices."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "nastavnik.journey.library"
    label = "library"

    def ready(self):
        from django.db.models.signals import post_migrate

        from . import counts, evidence, papers  # noqa: F401
        from .indexes import after_migrations

        post_migrate.connect(after_migrations, sender=self)
