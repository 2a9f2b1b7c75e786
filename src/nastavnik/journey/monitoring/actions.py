"""What is done in monitoring: the figures of the month are kept."""

from django.db import transaction

from nastavnik.foundation.audit.journal import record
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.roadmap.queries import current_cycle

from .indicators import counts, samples
from .models import Snapshot
from .years import read_year

FIGURES = ("cycle_id", "numerator", "denominator", "value", "n")


@transaction.atomic
def take_snapshots(organisation, *, by, at) -> int:
    """Keep this month's figures of the school, in place of those kept earlier in the month; returns how many are new
    or other than before. Months that are over stay as they are. A school without an open year has none."""
    today = day_in(organisation, at)
    cycle = current_cycle(organisation, today)
    if cycle is None:
        return 0
    month = today.replace(day=1)
    known = {
        (row.code, row.part): row for row in Snapshot.objects.filter(organisation=organisation).current()
    }
    fresh = [
        row
        for row in _rows(organisation, cycle, month, today, at)
        if _differs(row, known.get((row.code, row.part)))
    ]
    if not fresh:
        return 0
    _keep(organisation, fresh, month)
    record("monitoring.snapshot", by=by, at=at, organisation_id=organisation.pk,
           after={"month": month, "figures": len(fresh)})  # fmt: skip
    return len(fresh)


def _rows(organisation, cycle, month, today, at) -> list[Snapshot]:
    year = read_year(cycle, today)
    common = {"organisation": organisation, "cycle": cycle, "month": month, "at": at}
    shares = [
        Snapshot(code=code, part=part, numerator=one.numerator, denominator=one.denominator,
                 n=one.denominator, **common)
        for (code, part), one in samples(year).items()
        if one is not None
    ]  # fmt: skip
    return shares + [
        Snapshot(code=code, numerator=number, n=number, **common) for code, number in counts(year).items()
    ]


def _differs(row: Snapshot, known: Snapshot | None) -> bool:
    if known is None or known.month != row.month:
        return True
    return any(getattr(row, name) != getattr(known, name) for name in FIGURES)


def _keep(organisation, fresh: list[Snapshot], month) -> None:
    """Rows of this month are written over, the rows of the months before stop being the latest."""
    for row in fresh:
        same = Snapshot.objects.filter(organisation=organisation, code=row.code, part=row.part)
        same.filter(month=month).delete()
        same.update(current=False)
    Snapshot.objects.bulk_create(fresh, batch_size=200)
