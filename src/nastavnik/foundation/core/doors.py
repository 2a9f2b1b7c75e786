"""The only way to an object: 404 for what is not theirs, 403 for what they see but may not do."""

from django.core.exceptions import PermissionDenied
from django.http import Http404


def open_one(queryset, pk, *, sees, may=True):
    """The object of `queryset` with this key, if the actor `sees` it; `may` tells whether the deed is theirs.

    `sees` and `may` are functions of the object (or plain booleans). Foreign and missing are the same
    answer, so that nobody learns what exists elsewhere.
    """
    found = queryset.filter(pk=pk).first()
    if found is None or not _told(sees, found):
        raise Http404
    if not _told(may, found):
        raise PermissionDenied
    return found


def _told(rule, found):
    return rule(found) if callable(rule) else rule
