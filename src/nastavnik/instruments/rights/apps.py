"""A person's rights over their data."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RightsConfig(AppConfig):
    name = "nastavnik.instruments.rights"
    label = "rights"

    def ready(self):
        autodiscover_modules("personal")  # every room says what it keeps of people
        from . import papers, receivers, tasks  # noqa: F401
