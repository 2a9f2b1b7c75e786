"""The sides agree with their draft, each for themselves; the last word makes it agreed and tells the curator."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.notify.actions import put_notice
from nastavnik.instruments.documents.actions import day_in

from ..models import Agreement, Programme
from ..queries import approvers_of
from ..sides import side_of
from ..states import EDITABLE
from .common import Overtaken, note
from .steps import agree_programme


@transaction.atomic
def agree_for_oneself(programme: Programme, *, revision: int, by, at) -> bool:
    """One side agrees with the draft as it stood at `revision`. True if that was the last one, and it is agreed."""
    person = side_of(by, programme.mentorship)
    if person is None:
        raise DomainError(_("Mentor and mentees agree here, each for themselves."))
    if programme.state not in EDITABLE:
        raise DomainError(_("Only a draft is agreed with."))
    row = Programme.objects.filter(pk=programme.pk, revision=revision, state=programme.state)
    if not row.update(revision=revision):  # locks the row: nobody changes the draft in between
        raise Overtaken
    Agreement.objects.get_or_create(programme=programme, person=person, defaults={"at": at})
    note("programme.agree_own", programme, by, at)
    pair = programme.mentorship
    agreed = set(programme.agreements.values_list("person_id", flat=True))
    waiting = [one for one in (pair.mentor, *pair.mentees) if one.pk not in agreed]
    if not waiting:
        agree_programme(programme, on=day_in(pair.organisation, at), by=by, at=at)
        _tell(approvers_of(pair.organisation), programme, _("A programme waits for approval"), at)
        return True
    _tell(
        (one.account for one in waiting if one.account), programme, _("A programme waits for your word"), at
    )
    return False


def _tell(accounts, programme, words, at):
    organisation = programme.mentorship.organisation
    url = reverse("programmes:programme", args=[organisation.slug, programme.pk])
    key = f"programme-{programme.pk}-{programme.revision}-{programme.state}"
    for account in accounts:
        put_notice(account, organisation=organisation, words=words, url=url, at=at, key=key)
