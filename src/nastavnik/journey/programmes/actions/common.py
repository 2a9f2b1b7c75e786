"""What all deeds on programmes have in common: their entry in the journal, and who was first."""

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.errors import DomainError

from ..models import Programme
from ..states import EDITABLE

TEXTS = ("problem", "goal", "tasks", "mentor_work", "mentee_work", "results", "schedule", "mode")


class Overtaken(DomainError):
    """The other side saved first; what was written is not lost, it stands in the form still."""

    def __init__(self):
        super().__init__(
            _(
                "The other side has saved its changes first. Your words are still here: look at what it says "
                "now, and save again if yours shall stand."
            )
        )


def note(deed, programme, by, at, *, before=None, **after):
    organisation_id = programme.mentorship.organisation_id
    record(deed, on=programme, by=by, at=at, organisation_id=organisation_id, before=before, after=after)


def begin_change(programme: Programme) -> None:
    """Take the draft for a change: refused where it is no draft, or where another change came since it was read.

    What the sides have agreed to is another text now, so their agreement is asked anew.
    """
    if programme.state not in EDITABLE:
        raise DomainError(_("Only a draft can be changed; take it back to a draft or make a new version."))
    row = Programme.objects.filter(pk=programme.pk, revision=programme.revision, state=programme.state)
    if not row.update(revision=programme.revision + 1):
        raise Overtaken
    programme.revision += 1
    programme.agreements.all().delete()
