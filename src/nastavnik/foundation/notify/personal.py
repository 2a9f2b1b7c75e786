"""Letters and notices to a person, and about one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.personal import Erase, keeps

from .models import Letter, Notice


def letters_of(person):
    theirs = Q(organisation_id=person.organisation_id)
    to = Q(account_id=person.account_id) if person.account_id else Q(pk=None)
    addresses = {person.email, person.account.email if person.account else ""} - {""}
    return Letter.objects.filter(theirs & (to | Q(address__in=addresses)))


def notices_of(person):
    return Notice.objects.filter(
        account_id=person.account_id, organisation_id=person.organisation_id
    ).exclude(account_id=None)


COMMON = {"ground": "employment", "term": "letter", "seen_by": "", "erase": Erase.DELETE}
keeps(
    "notify.Letter", what=_("Letters to the person"), rows=letters_of, fields=("address", "subject", "body"),
    shows=("created_at", "address", "subject", "state"), **COMMON,
)  # fmt: skip
keeps(
    "notify.Notice",
    what=_("Notices on the desk"),
    rows=notices_of,
    fields=("words",),
    shows=("at", "words"),
    **COMMON,
)
