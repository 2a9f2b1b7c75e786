"""What is done to a school's own templates: a new version, putting one in use, back to the built-in paper."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.files.actions import keep_file

from .fields import known_fields, known_rows
from .fill import fields_in
from .models import OwnTemplate

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@transaction.atomic
def bring_template(organisation, kind: str, content: bytes, *, name: str, by, at) -> OwnTemplate:
    """Keep a new version, not in use yet. Raises BadInput in words for a file that is not taken."""
    names, lists = fields_in(content)
    known = known_fields(kind)
    unknown = [field for field in names if field not in known]
    unknown += [f"for … in {rows}" for rows in lists if rows not in known_rows(kind)]
    if not names:
        raise BadInput(
            _(
                "There is no field in this file. Put for example {{ document.number }} where the number belongs."
            )
        )
    last = (
        OwnTemplate.objects.filter(organisation=organisation, kind=kind).aggregate(n=Max("version"))["n"] or 0
    )
    row = OwnTemplate.objects.create(
        organisation=organisation, kind=kind, version=last + 1, created_at=at, account_id_by=by.account_id,
        file=keep_file(organisation, content, name=name, media_type=DOCX, by=by, at=at),
        fields_known=[field for field in names if field in known], fields_unknown=unknown,
    )  # fmt: skip
    _note("template.bring", row, by, at)
    return row


@transaction.atomic
def use_template(row: OwnTemplate, *, by, at) -> None:
    """From now on documents of the kind are printed by this version. Refused while it has unknown fields."""
    if row.fields_unknown:
        raise DomainError(
            _("The program does not know these fields: %(names)s. Correct them and upload the file anew.")
            % {"names": ", ".join(row.fields_unknown)}
        )
    OwnTemplate.objects.filter(organisation_id=row.organisation_id, kind=row.kind, in_use=True).update(
        in_use=False
    )
    OwnTemplate.objects.filter(pk=row.pk).update(in_use=True)
    row.in_use = True
    _note("template.use", row, by, at)


@transaction.atomic
def use_built_in(organisation, kind: str, *, by, at) -> None:
    """Back to the built-in paper; the versions stay and can be put in use again."""
    row = OwnTemplate.objects.filter(organisation=organisation, kind=kind, in_use=True).first()
    if row is None:
        return
    OwnTemplate.objects.filter(pk=row.pk).update(in_use=False)
    _note("template.built_in", row, by, at)


def _note(deed, row, by, at):
    after = {"kind": row.kind, "version": row.version}
    record(deed, on=row, by=by, at=at, organisation_id=row.organisation_id, after=after)
