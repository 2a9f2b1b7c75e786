"""All addresses, each app's under its own name."""

from django.urls import include, path
from django.views.i18n import set_language

from nastavnik.foundation.core import views as core

urlpatterns = [
    path("health/", core.health, name="health"),
    path("language/", set_language, name="set_language"),
    path("account/", include("nastavnik.foundation.accounts.urls")),
    path("o/<slug:slug>/roadmap/", include("nastavnik.journey.roadmap.urls")),
    path("o/<slug:slug>/documents/", include("nastavnik.instruments.documents.urls")),
    path("", include("nastavnik.faces.desk.urls")),
]

handler403 = core.permission_denied
handler404 = core.page_not_found
handler500 = core.server_error
