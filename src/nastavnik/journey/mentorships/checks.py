"""Asked before the program serves: the database keeps its promises of pairs."""

from django.core import checks
from django.db import connections

from .promises import kept, ready


@checks.register(checks.Tags.database)
def promises_are_kept(app_configs, databases=None, **kwargs):
    found = []
    for alias in databases or ():
        connection = connections[alias]
        with connection.cursor() as cursor:
            there = ready(connection, cursor)
        if there and not kept(connection):
            found.append(
                checks.Error(
                    "The database does not keep its promises of pairs: its own prohibitions are missing.",
                    hint="Run `migrate`: they are put in place after every change of the tables.",
                    id="mentorships.E001",
                )
            )
    return found
