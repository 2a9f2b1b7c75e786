"""Three kinds of consent, each a document of its own."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "nastavnik.instruments.consents"
    label = "consents"

    def ready(self):
        from . import endings, tasks  # noqa: F401
