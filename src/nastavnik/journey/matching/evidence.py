"""What the matching tells the roadmap: stage 4, the choice of mentors."""

from django.utils.translation import gettext_lazy as _

from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import MatchRun


@check("matching.shortlists")
def shortlists(cycle, today) -> Evidence:
    """The banks have been analysed: there is a run with reasons for each pair."""
    done = MatchRun.objects.filter(cycle=cycle).exists()
    missing = () if done else (Missing(_("the matching has not been run yet"), 1, "matching:desk"),)
    return Evidence(done, int(done), 1, _("analysis of the banks"), missing)
