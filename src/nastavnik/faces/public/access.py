"""The doors: to an open section for everybody, to what may be shown in it for who keeps it."""

from django.http import Http404

from nastavnik.foundation.core.doors import open_one
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.training.models import Session

from .models import Section, Shown


def open_section(slug: str) -> Section:
    """The section of the school with this address; 404 where there is none or it is closed."""
    rows = Section.objects.with_scopes_disabled().select_related("organisation")
    found = rows.filter(organisation__slug=slug, is_open=True).first()
    if found is None:
        raise Http404
    return found


def open_signed(actor, organisation, pk: int) -> Document:
    """A signed paper of the school, to be shown or hidden."""
    rows = Document.objects.filter(organisation=organisation).signed().select_related("file", "organisation")
    return open_one(rows, pk, sees=actor.may("public.manage", organisation))


def open_event(actor, organisation, pk: int) -> Session:
    rows = Session.objects.filter(organisation=organisation).select_related("organisation")
    return open_one(rows, pk, sees=actor.may("public.manage", organisation))


def open_shown(actor, organisation, pk: int) -> Shown:
    rows = Shown.objects.filter(organisation=organisation).select_related(
        "document", "session", "organisation"
    )
    return open_one(rows, pk, sees=actor.may("public.manage", organisation))
