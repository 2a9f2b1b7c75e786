"""The door to a document."""

from nastavnik.foundation.core.doors import open_one

from .models import Document


def open_document(actor, pk, to="document.view") -> Document:
    """404 for a document that is not theirs to see, 403 for what they may not do with it."""
    return open_one(
        Document.objects.select_related("organisation", "file", "pdf", "scan"),
        pk,
        sees=lambda document: actor.may("document.view", document.organisation),
        may=lambda document: actor.may(to, document.organisation),
    )
