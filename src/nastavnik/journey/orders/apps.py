"""Orders that appoint, fix pairs, change and release."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "nastavnik.journey.orders"
    label = "orders"

    def ready(self):
        from . import evidence, needs, papers, receivers, tasks  # noqa: F401
