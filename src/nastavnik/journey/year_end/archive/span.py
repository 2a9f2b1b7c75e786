"""What belongs to a year: its days, its papers, its files."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from nastavnik.foundation.files.actions import DESTROYED
from nastavnik.foundation.files.models import StoredFile
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.roadmap.models import Cycle

BEFORE = dt.timedelta(days=92)  # a year is prepared for from June on


@dataclass(frozen=True)
class Span:
    """A year as of a day: from its preparation in summer until it was closed, or till today."""

    cycle: Cycle
    today: dt.date

    @property
    def organisation(self):
        return self.cycle.organisation

    @cached_property
    def first(self) -> dt.date:
        """Not before the end of the year before."""
        earlier = Cycle.objects.filter(organisation=self.organisation, starts_on__lt=self.cycle.starts_on)
        ended = earlier.latest_first().values_list("ends_on", flat=True).first()
        summer = self.cycle.starts_on - BEFORE
        return max(summer, ended + dt.timedelta(days=1)) if ended and ended < self.cycle.starts_on else summer

    @cached_property
    def last(self) -> dt.date:
        closed = self.cycle.closed_at
        return timezone.localtime(closed).date() if closed else self.today

    @cached_property
    def documents(self) -> list[Document]:
        """Papers that name this year, and those without a year that were prepared in its days."""
        in_days = Q(year_label="", created_at__date__gte=self.first, created_at__date__lte=self.last)
        found = Document.objects.filter(Q(year_label=self.cycle.name) | in_days)
        found = found.filter(organisation=self.organisation).exclude(state="cancelled")
        return list(found.select_related("organisation", "file", "pdf", "scan").order_by("created_at", "pk"))

    def files(self):
        """Other files kept in its days: scans, photographs, evidence. No packs made of what is here already."""
        of_papers = {pk for row in self.documents for pk in (row.file_id, row.pdf_id, row.scan_id) if pk}
        found = StoredFile.objects.filter(
            organisation=self.organisation,
            created_at__date__gte=self.first,
            created_at__date__lte=self.last,
        )
        found = found.exclude(media_type__in=(DESTROYED, "application/zip")).exclude(pk__in=of_papers)
        return found.order_by("created_at", "pk")
