"""What is read of the library."""

from django.db.models import Count

from ..models import Material, MaterialVersion
from ..states import Audience, MaterialKind
from .starter_set import starter_set


def listed(organisation, *, text="", kinds=(), audiences=(), stages=(), away=False):
    """The materials for the list: those on show, or those put away."""
    found = Material.objects.filter(organisation=organisation, archived_on__isnull=not away)
    if kinds:
        found = found.filter(kind__in=kinds)
    if audiences:
        found = found.filter(audience__in=audiences)
    if stages:
        found = found.filter(stage__in=[int(one) for one in stages if one.isdigit()])
    if text:
        found = found.holding(text)
    return found.in_order()


def counts(organisation, field: str) -> list[tuple[str, str, int]]:
    """(code, its word, how many) for the filters, in the order of the table of kinds."""
    rows = dict(
        Material.objects.filter(organisation=organisation).published()
        .order_by().values_list(field).annotate(n=Count("pk"))
    )  # fmt: skip
    choices = MaterialKind if field == "kind" else Audience
    return [(one.value, one.label, rows[one.value]) for one in choices if one.value in rows]


def ready_left(organisation) -> int:
    """How many texts of the ready set the library has not taken."""
    there = set(Material.objects.filter(organisation=organisation).values_list("starter", flat=True))
    return sum(ready.code not in there for ready in starter_set())


def versions_of(material) -> list[MaterialVersion]:
    """All versions, the newest first."""
    return list(MaterialVersion.objects.filter(material=material).select_related("file").order_by("-number"))
