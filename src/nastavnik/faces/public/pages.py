"""How a page of the section is given: by whom it may be kept and how long, and whether it has changed."""

import functools
import hashlib

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django_scopes import scope

from nastavnik import __version__
from nastavnik.instruments.documents.actions import day_in

from .access import open_section
from .look import COOKIE, Look
from .queries import Reading, state_key

KEPT = 3600


def page(view):
    """A page for everybody, drawn once until the school's journal has a new entry.

    Whoever keeps a copy has to ask each time whether it still holds, so a consent taken back works at once.
    """

    @require_safe
    @functools.wraps(view)
    def wrapped(request, school, **keys):
        section = open_section(school)
        today = day_in(section.organisation, timezone.now())
        request.look = Look.of_cookie(request.COOKIES.get(COOKIE, ""))
        tag = _tag(request, section, today)
        kept = cache.get(tag)
        if kept is None:
            with scope(organisation=section.organisation):
                answer = view(request, Reading(section, today), **keys)
            kept = (answer.content, answer["Content-Type"])
            cache.set(tag, kept, KEPT)
        return _answer(request, kept, f'"{tag}"')

    return wrapped


def _answer(request, kept, tag):
    answer = HttpResponse(kept[0], content_type=kept[1])
    answer["ETag"] = tag
    answer["Cache-Control"] = "public, no-cache"
    patch_vary_headers(answer, ["Cookie", "Accept-Language"])
    return get_conditional_response(request, etag=tag, response=answer)


def _tag(request, section, today) -> str:
    key = state_key((0, *section.organisation.ancestor_ids))
    parts = (
        __version__,
        request.get_host(),
        request.get_full_path(),
        get_language(),
        request.look.cookie,
        today,
        key,
    )
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]
