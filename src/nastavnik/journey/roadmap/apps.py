"""The seven stages of a school year of mentoring."""

from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "nastavnik.journey.roadmap"
    label = "roadmap"

    def ready(self):
        from . import papers  # noqa: F401
