"""What a programme tells of how its pair does: how far the plan has come, and when a line was last done."""

from collections import defaultdict

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nastavnik.journey.mentorships.health import Sign, activity, sign

from .meetings.queries import last_held
from .models import PlanItem, Programme
from .queries import progress_of


@sign("plan")
def plans(pairs, today):
    """Less than half of the due lines done by the middle of the term is worth asking; a missing programme too."""
    found = Programme.objects.standing().filter(mentorship__in=pairs).order_by("pk")
    items = defaultdict(list)
    for item in PlanItem.objects.filter(programme__in=found.order_by()).select_related("programme"):
        items[item.programme.mentorship_id].append(item)
    have = set(found.values_list("mentorship_id", flat=True))
    told = {}
    for pair in pairs:
        progress = progress_of(items[pair.pk], today)
        half = pair.starts_on + (pair.ends_on - pair.starts_on) / 2
        if pair.pk not in have:
            told[pair.pk] = [Sign(False, _("there is no programme"))]
        elif progress.due:
            late = today >= half and progress.done * 2 < progress.due
            words = _("done %(done)s of %(due)s due lines of the plan")
            told[pair.pk] = [Sign(not late, words % {"done": progress.done, "due": progress.due})]
    return told


@activity("plan")
def last_lines(pairs):
    rows = PlanItem.objects.filter(programme__mentorship__in=pairs, done_on__isnull=False).order_by()
    return dict(rows.values_list("programme__mentorship_id").annotate(last=Max("done_on")))


@activity("meetings")
def last_meetings(pairs):
    return last_held(pairs)
