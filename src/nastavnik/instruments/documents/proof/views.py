"""The public page that confirms a signed paper: no sign-in, no personal data, kept out of search engines."""

import hashlib

from django.core.cache import cache
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .queries import proof_of

MOST_A_MINUTE = 60  # from one address: a person with a pile of papers needs fewer, a guesser many more


@require_safe
def paper(request, token):
    """What the program knows of the paper; 404 for an unknown token, 429 for too many in a minute."""
    if _too_many(request):
        answer = render(request, "documents/proof_busy.html", status=429)
        answer["Retry-After"] = "60"
        return answer
    proof = proof_of(token) if len(token) <= 32 else None
    if proof is None:
        raise Http404
    answer = render(request, "documents/proof.html", {"proof": proof})
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"  # the address itself is the key to this page
    answer["Cache-Control"] = "no-store"
    return answer


def _too_many(request) -> bool:
    """Counted per process: enough against a machine that tries one token after another."""
    who = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]
    key = f"proof:{who}"
    if cache.add(key, 1, 60):
        return False
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two calls
        return False
