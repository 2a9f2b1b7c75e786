"""What every template knows."""

from django.utils.functional import SimpleLazyObject

from nastavnik import __version__

from .once import FIELD, new_key


def site(request):
    return {
        "actor": getattr(request, "actor", None),
        "organisation": getattr(request, "organisation", None),
        "once_field": FIELD,
        "once_key": SimpleLazyObject(new_key),
        "version": __version__,
    }
