"""What monitoring tells the roadmap: stage 6."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .waves import known, needs_of
from .years import pairs_of


@check("monitoring.questionnaires")
def questionnaires(cycle, today) -> Evidence:
    """Every ended programme has both questionnaires of both sides, or a recorded refusal, and a final report."""
    needs = [
        need for need in needs_of(pairs_of(cycle), today, numbers(cycle.organisation, today)) if need.ended
    ]
    ended, told = {need.pair for need in needs}, known(cycle)
    settled = ("answered", "refused")
    lacking = {
        (need.person, need.code): need.pair
        for need in needs
        if told.get((need.person, need.code), ("none",))[0] not in settled
    }
    without = ended - reported(cycle)
    missing = []
    if lacking:
        words = ngettext_lazy(
            "%(n)s questionnaire of an ended programme is missing",
            "%(n)s questionnaires of ended programmes are missing",
            "n",
        ) % {"n": len(lacking)}
        missing.append(Missing(words, len(lacking), "monitoring:wave", query="lacking=1"))
    if without:
        words = ngettext_lazy(
            "%(n)s ended programme has no final report", "%(n)s ended programmes have no final report", "n"
        ) % {"n": len(without)}
        missing.append(Missing(words, len(without), "orders:desk"))
    have = len(ended - without - set(lacking.values()))
    return Evidence(
        bool(ended) and have == len(ended), have, len(ended), _("programmes summed up"), tuple(missing)
    )


def reported(cycle) -> set[int]:
    """The pairs of which a final report stands."""
    papers = Document.objects.filter(organisation=cycle.organisation, kind="report.programme")
    return {
        pk
        for about in papers.exclude(state="cancelled").values_list("about", flat=True)
        for pk in about.get("mentorships", ())
    }
