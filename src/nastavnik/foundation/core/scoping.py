"""Queries know whose data they may touch: without a scope they raise (django-scopes)."""

from django.db import models
from django_scopes import ScopedManager, get_scope
from django_scopes.manager import DisabledQuerySet


def scoped(queryset_class=models.QuerySet, organisation="organisation"):
    """A manager for a model that belongs to an organisation along the path `organisation`.

    django-scopes' refusal has only the methods of a plain QuerySet; here the queryset's own words
    (`.active()`, `.of(actor)`) refuse in the same way instead of with an AttributeError.
    """
    manager_class = models.Manager.from_queryset(queryset_class)
    # Only words of its own: a wrapped `all` would clone a prefetched queryset and so read the rows again.
    words = [name for name in vars(queryset_class) if name[0] != "_" and not hasattr(models.QuerySet, name)]
    inner = ScopedManager(_manager_class=manager_class, organisation=organisation)
    scoped_class = type(inner)

    def word(name):
        def call(self, *args, **kwargs):
            queryset = self.get_queryset()
            if isinstance(queryset, DisabledQuerySet):
                queryset.error()
            return getattr(queryset, name)(*args, **kwargs)

        call.__name__ = name
        return call

    return type(f"Scoped{queryset_class.__name__}", (scoped_class,), {name: word(name) for name in words})()


def scope_is_set() -> bool:
    """Whether an organisation's scope (or its deliberate absence) is in force."""
    scope = get_scope()
    return "organisation" in scope or scope.get("_enabled") is False
