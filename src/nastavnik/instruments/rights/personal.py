"""What this room keeps of people itself; and the tables of Django and its libraries."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps, mentions, nothing

from .models import Link, Request

keeps(
    "rights.Request",
    what=_("Requests about personal data"),
    fields=("words", "answer"),
    shows=("kind", "state", "received_on", "words", "answer", "answered_on"),
    rows=lambda person: Request.objects.of_person(person).order_by("pk"),
    ground="proof",
    term="request",
    seen_by="rights.view",
)
keeps(
    "rights.Link",
    what=_("Personal links"),
    rows=lambda person: Link.objects.filter(person=person).order_by("pk"),
    shows=("made_at", "expires_at", "opened_at"),
    ground="security",
    term="account",
    seen_by="rights.view",
    erase=Erase.DELETE,
)
mentions("rights.Task", fields=("note", "longer_reason"))
nothing("rights.Erasure")  # keys and counts

nothing("core.OnceKey", "contenttypes.ContentType", "auth.Permission", "auth.Group")
nothing("django_tasks_database.DBTaskResult")  # carries keys of jobs
mentions("sessions.Session", fields=(), ground="security", term="account", scrub=False)
# Guesses at the door hold a login; the account's erasure removes its own
mentions("axes.AccessAttempt", fields=("username",), ground="security", term="account", scrub=False)
mentions("axes.AccessFailureLog", fields=("username",), ground="security", term="account", scrub=False)
mentions("axes.AccessLog", fields=("username",), ground="security", term="account", scrub=False)
nothing("axes.AccessAttemptExpiration")
