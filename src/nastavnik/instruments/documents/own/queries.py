"""What is read of a school's own templates."""

from nastavnik.foundation.files.actions import read_file

from .fields import values_of
from .fill import filled
from .models import OwnTemplate


def template_in_use(organisation, kind: str) -> OwnTemplate | None:
    """The school's own template of this kind that is in use; None: the built-in paper."""
    rows = OwnTemplate.objects.filter(organisation=organisation, kind=kind, in_use=True)
    return rows.select_related("file").first()


def filled_template(document, paper) -> bytes | None:
    """The document by the school's own template; None where the built-in paper is in use."""
    template = template_in_use(document.organisation, document.kind)
    return fill_by(template, document, paper) if template else None


def fill_by(template: OwnTemplate, document, paper) -> bytes:
    """The document by this version of a template."""
    values, rows = values_of(document, paper)
    return filled(read_file(template.file), values, rows)


def versions(organisation, kind: str | None = None):
    """All versions, the newest of each kind first."""
    rows = OwnTemplate.objects.filter(organisation=organisation).select_related("file")
    return (rows.filter(kind=kind) if kind else rows).order_by("kind", "-version")
