"""Pages that say what went wrong, in words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


def csrf_failure(request, reason=""):
    return render(request, "core/csrf.html", status=403)


def page_not_found(request, exception):
    return render(request, "core/404.html", status=404)


def permission_denied(request, exception):
    return render(request, "core/403.html", status=403)


def server_error(request):
    return render(request, "core/500.html", status=500)


@require_safe
def health(request):
    """For the machine that watches: the server answers."""
    return HttpResponse("ok", content_type="text/plain")
