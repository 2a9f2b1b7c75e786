"""Papers: prepared, agreed, signed, in force."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nastavnik.instruments.documents"
    label = "documents"

    def ready(self):
        from . import tasks  # noqa: F401 – its jobs are known to the worker
        from .batches import tasks as batches  # noqa: F401
