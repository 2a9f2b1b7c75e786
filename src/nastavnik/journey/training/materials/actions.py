"""What is done to the library: a material and its versions, the ready set, putting away."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput
from nastavnik.foundation.core.search import tokens
from nastavnik.foundation.core.text import fold
from nastavnik.foundation.files.actions import keep_file
from nastavnik.paper import file_name

from ..models import Material, MaterialVersion
from .content import checked_material
from .starter_set import starter_set


@transaction.atomic
def add_material(
    organisation, *, kind, audience, stage: int, title: str, by, at, summary: str = "", body: str = "",
    link: str = "", file: bytes | None = None, starter: str = "",
) -> Material:  # fmt: skip
    """A material with its first version: a text, a link or a checked file, one at least."""
    material = Material(
        organisation=organisation, kind=kind, audience=audience, stage=stage, title=title, summary=summary,
        starter=starter, created_at=at,
    )  # fmt: skip
    _index(material, body)
    material.save()
    _version(material, 1, body=body, link=link, file=file, by=by, at=at)
    _note("material.add", material, by, at, title=title)
    return material


@transaction.atomic
def change_material(
    material, *, by, at, body: str = "", link: str = "", file: bytes | None = None, **values
) -> None:
    """Other words about it, and a new version where what it says is another; older versions stay."""
    before = {name: getattr(material, name) for name in values}
    for name, value in values.items():
        setattr(material, name, value)
    last = material.versions.order_by("-number").first()
    _index(material, body)
    material.save()
    said = (last.body, last.link) if last else ("", "")
    if file is not None or (body, link) != said:
        _version(material, last.number + 1 if last else 1, body=body, link=link, file=file, by=by, at=at,
                 keep=last.file if last else None)  # fmt: skip
    _note("material.change", material, by, at, before=before, **values)


@transaction.atomic
def put_away(material, *, by, at) -> None:
    """The material is shown no more; it can be brought back."""
    Material.objects.filter(pk=material.pk).update(archived_on=at.date())
    material.archived_on = at.date()
    _note("material.away", material, by, at)


@transaction.atomic
def bring_back(material, *, by, at) -> None:
    Material.objects.filter(pk=material.pk).update(archived_on=None)
    material.archived_on = None
    _note("material.back", material, by, at)


@transaction.atomic
def take_ready_set(organisation, *, by, at) -> int:
    """Put the texts of the ready set into the library that are not there yet; returns how many."""
    there = set(Material.objects.filter(organisation=organisation).values_list("starter", flat=True))
    fresh = [ready for ready in starter_set() if ready.code not in there]
    for ready in fresh:
        add_material(
            organisation, kind=ready.kind, audience=ready.audience, stage=ready.stage, title=ready.title,
            summary=ready.summary, body=ready.body, starter=ready.code, by=by, at=at,
        )  # fmt: skip
    return len(fresh)


def count_download(material) -> None:
    """One more has taken it; who, is not kept."""
    Material.objects.filter(pk=material.pk).update(downloads=F("downloads") + 1)


def _index(material, body):
    material.folded_title = fold(material.title)[:300]
    material.search_words = tokens((material.title, material.summary, body))


def _version(material, number, *, body, link, file, by, at, keep=None):
    if not body.strip() and not link and file is None and keep is None:
        raise BadInput(
            _("A material needs a text, a link or a file."),
            fields={"body": _("Write a text, or bring a file.")},
        )
    kept = keep
    if file is not None:
        checked = checked_material(file)
        kept = keep_file(
            material.organisation, checked.content, name=file_name((material.title,), checked.extension),
            media_type=checked.media_type, by=by, at=at,
        )  # fmt: skip
    return MaterialVersion.objects.create(
        material=material, number=number, body=body, link=link, file=kept, at=at, account_id_by=by.account_id
    )


def _note(deed, material, by, at, *, before=None, **after):
    record(
        deed, on=material, by=by, at=at, organisation_id=material.organisation_id, before=before, after=after
    )
