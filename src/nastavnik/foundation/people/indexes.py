"""After migrations: the search index of the staff stands, and every card has its words."""

from django.db import connections
from django_scopes import scopes_disabled

from nastavnik.foundation.core.search import install

from .models import Person
from .words_of_search import fill_words


def after_migrations(sender, using, **kwargs) -> None:
    """Make what is missing of the index; give words to cards that were kept before there were any."""
    if Person._meta.db_table not in connections[using].introspection.table_names():
        return  # the migrations were told to stop before this room
    install(connections[using], Person._meta.db_table)
    with scopes_disabled():
        found = list(Person.objects.using(using).filter(search_words="").order_by("pk"))
        for person in found:
            fill_words(person)
        Person.objects.using(using).bulk_update(found, ["search_words"], batch_size=200)
