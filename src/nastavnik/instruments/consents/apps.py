"""Three kinds of consent, each a document of its own."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "nastavnik.instruments.consents"
    label = "consents"
