"""The room's place among the apps."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "nastavnik.faces.channels"
    label = "channels"
