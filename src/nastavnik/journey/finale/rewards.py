"""Who is to be rewarded by the results: diplomas for places, certificates for all works, thanks for the jury."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError

from .models import Award, Juror
from .results import ranked, unsettled
from .states import Reward

DEGREES = {1: "I степени", 2: "II степени", 3: "III степени"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """One reward: `has` its signed paper's key where it is made already, 0 where it is recorded only."""

    person: Any
    kind: str
    application: Any = None
    degree: str = ""
    has: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.person.pk}:{self.application.pk if self.application else 0}"

    @property
    def words(self):
        return Reward(self.kind).label


def proposed(event) -> list[Proposed]:
    """Everybody in the order of nominations and places; the jury last. DomainError while the places are not known."""
    if not event.is_counted:
        raise DomainError(_("Rewards are given when the scores are counted."))
    rows = ranked(event)
    if unsettled(rows):
        raise DomainError(
            _("«%(title)s»: the best stand equal. The chair of the jury has to decide first.")
            % {"title": unsettled(rows)[0].nomination.title}
        )
    made = {
        (one.person_id, one.kind, one.application_id): one.document_id or 0
        for one in Award.objects.filter(event=event)
    }
    found = []
    for row in rows:
        for one in row.results:
            degree = DEGREES.get(one.place or 0, "")
            kind = Reward.DIPLOMA if degree else Reward.CERTIFICATE
            for person in one.application.people:
                has = made.get((person.pk, kind, one.application.pk))
                found.append(Proposed(person, kind, one.application, degree, has))
    for juror in Juror.objects.filter(event=event, person__isnull=False).select_related("person").in_order():
        found.append(
            Proposed(juror.person, Reward.THANKS, has=made.get((juror.person_id, Reward.THANKS, None)))
        )
    return found
