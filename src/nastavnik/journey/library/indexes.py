"""After migrations: the search index of the practices stands."""

from django.db import connections

from nastavnik.foundation.core.search import install

from .models import Practice


def after_migrations(sender, using, **kwargs) -> None:
    if Practice._meta.db_table in connections[using].introspection.table_names():
        install(connections[using], Practice._meta.db_table)
