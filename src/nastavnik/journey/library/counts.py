"""What the library counts for monitoring: practices published within the year (I11)."""

from nastavnik.journey.monitoring.counts import count
from nastavnik.journey.monitoring.samples import Sample

from .models import Practice


@count("practices.published")
def published(cycle, today) -> Sample:
    """The school's practices that were published in the cycle and stand published."""
    rows = Practice.objects.filter(organisation=cycle.organisation).published()
    days = (cycle.starts_on, min(today, cycle.ends_on))
    keys = frozenset(rows.filter(published_on__range=days).values_list("pk", flat=True))
    return Sample("practice", keys, keys, within=False)
