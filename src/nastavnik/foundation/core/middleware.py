"""Between the server and the views: headers that protect, and rule errors told in words."""

from django.shortcuts import render

from .errors import DomainError


def headers(get_response):
    """Headers that Django does not set by itself; pages with personal data are kept by no cache."""

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(request, "actor", None) and request.actor.account_id:
            response.setdefault("Cache-Control", "no-store")
        return response

    return middleware


class rule_errors:
    """A DomainError that reaches the top becomes a page with its text, status 409 (bad input: 422)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DomainError):
            return None
        back = request.headers.get("Referer", "") if request.method == "POST" else ""
        return render(
            request, "core/rule_error.html", {"error": exception, "back": back}, status=exception.status
        )
