"""The staff of an organisation."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nastavnik.foundation.people"
    label = "people"

    def ready(self):
        from django.db.models.signals import post_migrate
        from django.utils.translation import gettext_lazy as _

        from .indexes import after_migrations
        from .looks import listing
        from .tables import columns

        post_migrate.connect(after_migrations, sender=self)
        listing("people", title=_("Staff"), permission="people.view", address="people:list", columns=columns)
