"""The school's public section: acts, roadmap, programmes, news, events, practices, contacts."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "nastavnik.faces.public"
    label = "public"

    def ready(self):
        from . import address  # noqa: F401
