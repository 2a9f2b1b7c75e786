"""What the library tells the roadmap: stage 6."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Practice
from .states import State

ON_THE_WAY = (
    (State.REVIEW, ngettext_lazy("%(n)s practice awaits review", "%(n)s practices await review", "n")),
    (
        State.ACCEPTED,
        ngettext_lazy("%(n)s practice awaits publication", "%(n)s practices await publication", "n"),
    ),
)


@check("library.practices")
def practices(cycle, today) -> Evidence:
    """At least one practice of the year is published."""
    states = list(Practice.objects.filter(cycle=cycle).order_by("pk").values_list("state", flat=True))
    have = states.count(State.PUBLISHED)
    missing = [
        Missing(
            words % {"n": states.count(state)}, states.count(state), "library:list", query=f"state={state}"
        )
        for state, words in ON_THE_WAY
        if state in states
    ]
    if not have and not missing:
        missing = [Missing(_("no practice of this year is published"), 1, "library:list")]
    words = ngettext_lazy("%(n)s practice is published", "%(n)s practices are published", "n")
    return Evidence(have > 0, have, max(have, 1), words % {"n": have}, tuple(missing))
