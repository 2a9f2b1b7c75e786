"""Pairs and groups, from proposal to end."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class MentorshipsConfig(AppConfig):
    name = "nastavnik.journey.mentorships"
    label = "mentorships"

    def ready(self):
        from . import evidence, receivers, tasks, told  # noqa: F401

        pre_migrate.connect(_lift, sender=self)
        post_migrate.connect(_keep, sender=self)


def _lift(sender, using, **kwargs):
    from .promises import lift

    lift(connections[using])


def _keep(sender, using, **kwargs):
    from .promises import keep

    keep(connections[using])
