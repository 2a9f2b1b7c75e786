"""The two banks: mentees and mentors, and the staff list they come from."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "nastavnik.journey.register"
    label = "register"

    def ready(self):
        from django.db.models.signals import post_migrate

        from nastavnik.foundation.people.looks import listing

        from . import evidence, lists, needs, papers, receivers, tasks  # noqa: F401
        from .banks import MENTEES, MENTORS
        from .columns import About, columns
        from .indexes import after_migrations

        post_migrate.connect(after_migrations, sender=self)
        for bank in (MENTEES, MENTORS):
            listing(
                bank.name, title=bank.title, permission="bank.view", address=f"register:{bank.name}",
                columns=lambda today, bank=bank: columns(bank.is_mentors, About(today)),
            )  # fmt: skip
