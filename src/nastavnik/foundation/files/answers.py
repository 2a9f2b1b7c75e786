"""Giving a file to the browser: as a download, under its own name, never run as a page."""

from urllib.parse import quote

from django.http import HttpResponse


def download(content: bytes, name: str, media_type: str = "application/octet-stream") -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
