"""After migrations: the search indexes of the banks stand, and every entry has its words."""

from django.db import connections
from django_scopes import scopes_disabled

from nastavnik.foundation.core.search import install

from .models import MenteeEntry, MentorEntry
from .search_words import FIELDS, fill_words


def after_migrations(sender, using, **kwargs) -> None:
    """Make what is missing of the indexes; give words to entries that were kept before there were any."""
    tables = connections[using].introspection.table_names()
    for model in (MenteeEntry, MentorEntry):
        if model._meta.db_table not in tables:
            continue  # the migrations were told to stop before this room
        install(connections[using], model._meta.db_table)
        with scopes_disabled():
            entries = model.objects.using(using).filter(search_words="").select_related("person")
            found = list(entries.order_by("pk"))
            for entry in found:
                fill_words(entry)
            model.objects.using(using).bulk_update(found, FIELDS, batch_size=200)
