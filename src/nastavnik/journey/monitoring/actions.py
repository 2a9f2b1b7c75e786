"""What is done in monitoring: marks are released where it is safe, the figures of the month are kept."""

from django.db import transaction

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.actions import day_in
from nastavnik.journey.roadmap.queries import current_cycle

from .figures import latest_releases
from .indicators import counts, samples
from .models import Release, Snapshot
from .opinions import due_releases
from .years import read_year

FIGURES = ("cycle_id", "numerator", "denominator", "value", "n")


@transaction.atomic
def release_marks(cycle, *, by, at) -> list[Release]:
    """Show newer marks where enough people more have answered; what was shown before stays as it was."""
    settings = numbers(cycle.organisation, day_in(cycle.organisation, at))
    earlier = list(Release.objects.filter(cycle=cycle).select_for_update().order_by("at", "pk"))
    made = [
        Release.objects.create(
            cycle=cycle, code=one["code"], part=one["part"], people=sorted(one["group"]), figures=one["figures"], at=at
        )
        for one in due_releases(cycle, settings, earlier)
    ]  # fmt: skip
    if made:
        after = {"released": [f"{one.code} {one.part}" for one in made]}
        record("monitoring.release", by=by, at=at, organisation_id=cycle.organisation_id, after=after)
    return made


@transaction.atomic
def take_snapshots(organisation, *, by, at) -> int:
    """Keep this month's figures of the school, in place of those kept earlier in the month; returns how many are new
    or other than before. Months that are over stay as they are. A school without an open year has none."""
    today = day_in(organisation, at)
    cycle = current_cycle(organisation, today)
    if cycle is None:
        return 0
    release_marks(cycle, by=by, at=at)
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
    return (
        shares
        + _marks(cycle, common)
        + [Snapshot(code=code, numerator=number, n=number, **common) for code, number in counts(year).items()]
    )


def _marks(cycle, common) -> list[Snapshot]:
    """The latest release of each figure of marks."""
    rows = []
    for (code, part), one in latest_releases(cycle).items():
        told = one.figures
        rows.append(
            Snapshot(code=code, part=part, numerator=told.get("numerator"), denominator=told.get("denominator"),
                     value=told.get("mean"), n=told.get("n", told.get("denominator")), **common)
        )  # fmt: skip
    return rows


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
