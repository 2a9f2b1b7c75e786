"""A form sent twice is done once: the second sending gets the first one's answer."""

import functools
import secrets

from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect

from .models import OnceKey

FIELD = "_once"


def new_key() -> str:
    return secrets.token_urlsafe(16)


def writes(view):
    """Wrap a view's POST in one transaction with its idempotency key (hidden field `_once`).

    A redirect is kept with the key and repeated for a second sending, also after a crash between
    commit and answer. Anything but a redirect (a form with errors) undoes the transaction.
    """

    @functools.wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = f"{request.actor.account_id}:{request.POST.get(FIELD) or new_key()}"[:100]
        try:
            with transaction.atomic():
                row = OnceKey.objects.create(key=key)
                response = view(request, *args, **kwargs)
                if isinstance(response, HttpResponseRedirect):
                    row.location = response.url
                    row.save(update_fields=["location"])
                elif response.status_code >= 400:
                    transaction.set_rollback(True)
                return response
        except IntegrityError:
            done = OnceKey.objects.filter(key=key).first()
            if done is None:
                raise
            return HttpResponseRedirect(done.location or request.get_full_path())

    return wrapped
