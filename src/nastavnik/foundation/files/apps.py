"""Files that people bring and the program makes."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "nastavnik.foundation.files"
    label = "files"

    def ready(self):
        from . import tasks  # noqa: F401
