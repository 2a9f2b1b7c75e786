"""The two banks: mentees and mentors, and the staff list they come from."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "nastavnik.journey.register"
    label = "register"

    def ready(self):
        from . import evidence, needs, papers, receivers  # noqa: F401
