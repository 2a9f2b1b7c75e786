"""Pairs and groups, from proposal to end."""

from django.apps import AppConfig


class MentorshipsConfig(AppConfig):
    name = "nastavnik.journey.mentorships"
    label = "mentorships"

    def ready(self):
        from . import evidence, told  # noqa: F401
