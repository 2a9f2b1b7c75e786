"""All addresses: what belongs to an organisation lies below /o/<its short address>/."""

from django.urls import include, path
from django.views.i18n import set_language

from nastavnik.foundation.core import views as core

IN_ORGANISATION = {
    "roadmap/": "nastavnik.journey.roadmap.urls",
    "register/": "nastavnik.journey.register.urls",
    "training/": "nastavnik.journey.training.urls",
    "matching/": "nastavnik.journey.matching.urls",
    "support/": "nastavnik.journey.support.urls",
    "pairs/": "nastavnik.journey.mentorships.urls",
    "programmes/": "nastavnik.journey.programmes.urls",
    "monitoring/": "nastavnik.journey.monitoring.urls",
    "figures/": "nastavnik.journey.reporting.urls",
    "year/": "nastavnik.journey.year_end.urls",
    "meetings/": "nastavnik.journey.programmes.meetings.urls",
    "calendar/": "nastavnik.journey.programmes.feeds.urls",
    "orders/": "nastavnik.journey.orders.urls",
    "surveys/": "nastavnik.instruments.surveys.urls",
    "library/": "nastavnik.journey.library.urls",
    "finale/": "nastavnik.journey.finale.urls",
    "consents/": "nastavnik.instruments.consents.urls",
    "rights/": "nastavnik.instruments.rights.urls",
    "documents/": "nastavnik.instruments.documents.urls",
    "public/": "nastavnik.faces.public.keeping.urls",
    "people/": "nastavnik.foundation.people.urls",
    "jobs/": "nastavnik.foundation.jobs.urls",
    "settings/": "nastavnik.foundation.organisations.urls",
}

urlpatterns = [
    path("health/", core.health, name="health"),
    path("language/", set_language, name="set_language"),
    path("account/", include("nastavnik.foundation.accounts.urls")),
    path("notices/", include("nastavnik.foundation.notify.urls")),
    path("my/", include("nastavnik.instruments.rights.links.urls")),
    path("j/", include("nastavnik.journey.finale.by_link.urls")),
    path("l/", include("nastavnik.journey.mentorships.by_link.urls")),
    path("cal/", include("nastavnik.journey.programmes.feeds.door.urls")),
    path("d/", include("nastavnik.instruments.documents.proof.urls")),
    path("a/", include("nastavnik.instruments.surveys.answering.urls")),
    path("s/<slug:school>/", include("nastavnik.faces.public.urls")),
    path("t/", include("nastavnik.journey.training.door.urls")),
    path("s/<slug:school>/mentor/", include("nastavnik.journey.register.public.urls")),
    *(path(f"o/<slug:slug>/{below}", include(urls)) for below, urls in IN_ORGANISATION.items()),
    path("", include("nastavnik.faces.desk.urls")),
]

handler403 = core.permission_denied
handler404 = core.page_not_found
handler500 = core.server_error
