"""What the curator decides beforehand: criteria of the school, «only with her», «never together»."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import BadInput, DomainError

from .criteria import Chosen
from .models import Criteria, Ruling
from .states import RulingKind, SaidBy


@transaction.atomic
def keep_criteria(organisation, chosen: Chosen, *, by, at) -> Criteria:
    """From now on the school's runs begin with these weights and rules."""
    before = Criteria.objects.filter(organisation=organisation).first()
    row, _made = Criteria.objects.update_or_create(
        organisation=organisation, defaults=chosen.plain | {"changed_at": at}
    )
    old = {"weights": before.weights, "rules": before.rules, "groups": before.groups} if before else {}
    record(
        "matching.criteria", on=row, by=by, at=at, organisation_id=organisation.pk, before=old, after=chosen.plain
    )  # fmt: skip
    return row


@transaction.atomic
def make_ruling(
    organisation, kind: RulingKind, mentee, mentor, *, said_by: SaidBy, words: str, by, at, cycle=None
) -> Ruling:
    """The two must be together, or must not. Raises where the reason is missing or another ruling stands.

    The reason is kept with the ruling and read by few; the journal tells only that there is one.
    """
    if mentee.pk == mentor.pk:
        raise BadInput(_("Choose two different people."))
    if not words.strip():
        raise BadInput(_("Say why: it is read by few."), fields={"words": _("Say why.")})
    ruling = Ruling(
        organisation=organisation, cycle=cycle, kind=kind, mentee=mentee, mentor=mentor, said_by=said_by,
        words=words.strip(), account_id_by=by.account_id, made_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            ruling.save()
    except IntegrityError as error:
        raise DomainError(
            _(
                "There is a decision about these two, or about whom %(name)s works with, already. Lift it first."
            )
            % {"name": mentee.full_name}
        ) from error
    record("matching.ruling", on=ruling, by=by, at=at, organisation_id=organisation.pk, after={"kind": kind})
    return ruling


@transaction.atomic
def lift_ruling(ruling, *, by, at) -> None:
    """The ruling counts no more; it stays to be read."""
    if not Ruling.objects.filter(pk=ruling.pk, lifted_at=None).update(lifted_at=at):
        raise DomainError(_("This is lifted already."))
    record("matching.lift", on=ruling, by=by, at=at, organisation_id=ruling.organisation_id)
