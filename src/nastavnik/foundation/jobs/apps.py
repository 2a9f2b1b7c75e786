"""Work that goes on behind the page."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nastavnik.foundation.jobs"
    label = "jobs"

    def ready(self):
        from . import tasks  # noqa: F401
