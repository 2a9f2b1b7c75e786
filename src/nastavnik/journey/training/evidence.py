"""What training tells the roadmap: stage 4."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nastavnik.journey.register.evidence import held
from nastavnik.journey.register.models import MentorEntry
from nastavnik.journey.register.states import EntryState
from nastavnik.journey.roadmap.evidence import Evidence, Missing, check

from .models import Material
from .queries import lacking_session
from .states import Audience


@check("training.sessions")
def sessions(cycle, today) -> Evidence:
    """Every mentor who is to be appointed has attended a kick-off session or has a recorded exemption."""
    wanted = {entry.person_id for entry in held(MentorEntry, cycle) if entry.state == EntryState.INCLUDED}
    lacking = len(lacking_session(cycle, wanted))
    missing = ()
    if lacking:
        words = ngettext_lazy(
            "%(n)s mentor lacks a kick-off session", "%(n)s mentors lack a kick-off session", "n"
        ) % {"n": lacking}
        missing = (Missing(words, lacking, "training:mentors", query="lacks=1"),)
    have = len(wanted) - lacking
    return Evidence(bool(wanted) and not lacking, have, len(wanted), _("mentors prepared"), missing)


@check("library.materials")
def materials(cycle, today) -> Evidence:
    """The library has materials for mentors."""
    rows = Material.objects.filter(organisation=cycle.organisation).published()
    have = rows.filter(audience__in=[Audience.MENTOR, Audience.ALL]).count()
    missing = (
        () if have else (Missing(_("the library has no materials for mentors yet"), 1, "training:materials"),)
    )
    return Evidence(bool(have), have, max(have, 1), _("materials for mentors"), missing)
