"""Papers that appoint, change and release."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "nastavnik.journey.orders"
    label = "orders"
