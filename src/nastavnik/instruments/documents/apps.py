"""Papers: prepared, agreed, signed, in force."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nastavnik.instruments.documents"
    label = "documents"
