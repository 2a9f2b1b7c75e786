"""After migrations: the search index of the library stands."""

from django.db import connections

from nastavnik.foundation.core.search import install

from .models import Material


def after_migrations(sender, using, **kwargs) -> None:
    """Make what is missing of the index; rows have had their words from the first day."""
    if Material._meta.db_table in connections[using].introspection.table_names():
        install(connections[using], Material._meta.db_table)
