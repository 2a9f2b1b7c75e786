"""The public page that confirms a signed paper: no sign-in, no personal data, kept out of search engines."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nastavnik.foundation.core.brakes import caller, too_many

from .queries import proof_of

MOST_A_MINUTE = 60  # from one address: a person with a pile of papers needs fewer, a guesser many more


@require_safe
def paper(request, token):
    """What the program knows of the paper; 404 for an unknown token, 429 for too many in a minute."""
    if too_many("proof", caller(request), MOST_A_MINUTE):
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
