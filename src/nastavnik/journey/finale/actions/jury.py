"""The jury: who is in it, and the links by which members without an account judge."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput, DomainError
from nastavnik.foundation.core.secret_links import hash_of, new_secret

from ..models import Juror
from .note import note


@transaction.atomic
def add_juror(event, *, by, at, person=None, name="", post="", is_chair=False) -> Juror:
    """One more member: somebody of the staff, or a name from outside. A new chair takes the place of the old one."""
    _check_open(event)
    name = " ".join(name.split())
    if (person is None) == (not name):
        raise BadInput(
            _("Choose somebody of the staff or write a name from outside."),
            fields={"name": _("One of the two.")},
        )
    if person is not None and Juror.objects.filter(event=event, person=person).exists():
        raise BadInput(_("%(name)s is in the jury already.") % {"name": person.full_name})
    if is_chair:
        Juror.objects.filter(event=event).update(is_chair=False)
    juror = Juror.objects.create(
        event=event, person=person, name=name, post="" if person else post.strip(), is_chair=is_chair
    )
    note("finale.juror", juror, event, by, at, name=juror.full_name, chair=is_chair)
    return juror


@transaction.atomic
def remove_juror(juror, *, by, at) -> None:
    """Somebody leaves the jury; who has scored stays."""
    _check_open(juror.event)
    if juror.scores.exists():
        raise DomainError(_("This member has given scores already and stays in the jury."))
    note("finale.juror_remove", juror, juror.event, by, at, before={"name": juror.full_name})
    juror.delete()


@transaction.atomic
def make_chair(juror, *, by, at) -> None:
    """This member heads the jury from now on."""
    _check_open(juror.event)
    Juror.objects.filter(event=juror.event).update(is_chair=False)
    Juror.objects.filter(pk=juror.pk).update(is_chair=True)
    juror.is_chair = True
    note("finale.chair", juror, juror.event, by, at, name=juror.full_name)


@transaction.atomic
def make_link(juror, *, by, at) -> str:
    """The secret of a new personal link, told this once; the older one works no more."""
    secret = new_secret()
    juror.token_hash = hash_of(secret)
    juror.save(update_fields=["token_hash"])
    note("finale.link", juror, juror.event, by, at)
    return secret


def _check_open(event):
    if event.is_counted:
        raise DomainError(_("Scores are counted: the jury is not changed any more."))
