"""What a visitor of the public section may read today: everything here has passed the gate of the consents."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nastavnik.foundation.audit.journal import ends
from nastavnik.foundation.people.models import Person
from nastavnik.instruments.consents.gate import in_force, named_in, refused
from nastavnik.instruments.documents.acts import acts
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.library.models import PARTS
from nastavnik.journey.library.queries import published
from nastavnik.journey.programmes.models import Programme
from nastavnik.journey.programmes.states import State as ProgrammeState
from nastavnik.journey.roadmap.publicity import Piece, news_of
from nastavnik.journey.roadmap.queries import current_cycle, stages_of
from nastavnik.journey.training.models import Session

from .address import section_address
from .models import Section, Shown

LEVELS = ("federal", "regional", "municipal")
TOLD = (ProgrammeState.APPROVED, ProgrammeState.RUNNING, ProgrammeState.DONE)


@dataclass
class Reading:
    """One school's section on a day; what several parts of a page ask is read once."""

    section: Section
    today: dt.date

    @property
    def school(self):
        return self.section.organisation

    @cached_property
    def known(self):
        return in_force(self.school, self.today)

    @cached_property
    def staff(self):
        """As much of every card as is needed to find a name in words."""
        return [
            _Card(*row)
            for row in Person.objects.filter(organisation=self.school)
            .order_by("pk")
            .values_list("pk", "surname")
        ]

    def may_name(self, people: Sequence[int]) -> bool:
        return not refused(people, ["name"], section_address(self.school), self.known)

    def is_clean(self, text: str) -> bool:
        """Whether the words name nobody who has not allowed it here."""
        return self.may_name(tuple(named_in(text, self.staff)))

    def own_acts(self) -> list["ActTold"]:
        """The school's own papers that are shown, with the pages that name nobody without a consent today."""
        rows = Shown.objects.filter(organisation=self.school, document__isnull=False)
        rows = rows.select_related("document__pdf", "document__file").order_by(
            "-document__date", "-document_id"
        )
        found = []
        for row in rows:
            pages = tuple(n for n, people in enumerate(row.people) if self.may_name(people))
            if row.document.is_signed and 0 in pages:  # without its first sheet it is no paper
                found.append(ActTold(row.document, pages, len(pages) < len(row.people)))
        return found

    def acts_by_level(self) -> list[tuple[str, list[Any]]]:
        """(level, acts in force today) of those above the school."""
        found = [act for act in acts().values() if act.works_on(self.today)]
        return [(level, [act for act in found if act.level == level]) for level in LEVELS]

    def roadmap(self):
        """(cycle, its stages), or None where no year was opened."""
        cycle = current_cycle(self.school, self.today)
        return (cycle, stages_of(cycle, self.today)) if cycle else None

    def programmes(self) -> list["ProgrammeTold"]:
        """Approved programmes without names; what came of one only when it is over."""
        rows = Programme.objects.filter(mentorship__organisation=self.school, state__in=TOLD)
        rows = rows.select_related("mentorship").order_by("-starts_on", "-pk")
        return [self._told(row) for row in rows]

    def _told(self, row) -> "ProgrammeTold":
        over = row.state == ProgrammeState.DONE
        goal = row.goal if self.is_clean(row.goal) else ""
        results = tuple(line for line in row.results if self.is_clean(line)) if over else ()
        return ProgrammeTold(row, goal, results, over)

    def practices(self) -> list["PracticeTold"]:
        """Practices of the library whose words name nobody who has not allowed it here."""
        address = section_address(self.school)
        found = [_told_practice(one) for one in published(self.school, address, self.known)]
        return [one for one in found if self.is_clean("\n".join((one.practice.title, *one.words)))]

    def events(self) -> list[Session]:
        rows = Shown.objects.filter(organisation=self.school, session__isnull=False)
        rows = rows.select_related("session").order_by("-session__starts_at", "-session_id")
        return [
            row.session
            for row in rows
            if row.session.state != "cancelled" and self.is_clean(row.session.topic)
        ]

    def news(self) -> list[Piece]:
        return news_of(self.school, self.today)


@dataclass(frozen=True, slots=True)
class _Card:
    pk: int
    surname: str


@dataclass(frozen=True, slots=True)
class ActTold:
    document: Document
    pages: tuple[int, ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class ProgrammeTold:
    programme: Programme
    goal: str
    results: tuple[str, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class PracticeTold:
    """A practice with its authors as far as they allow it, and the parts that have words: (heading, Markdown)."""

    practice: Any
    authors: tuple[str, ...]
    parts: tuple[tuple[Any, str], ...]

    @property
    def words(self) -> list[str]:
        return [text for _heading, text in self.parts]


def _told_practice(one) -> PracticeTold:
    parts = tuple(
        (heading, getattr(one.practice, name))
        for name, heading in PARTS
        if getattr(one.practice, name).strip()
    )
    return PracticeTold(one.practice, one.authors, parts)


def state_key(organisation_ids: Sequence[int]) -> str:
    """It changes with every deed in the school or above it: what was drawn under it still holds."""
    found = ends(organisation_ids)
    return " ".join(found.get(pk, "") for pk in organisation_ids)


def section_of(organisation) -> Section:
    """The school's section for who keeps it; not saved where nobody has touched it yet."""
    return Section.objects.filter(organisation=organisation).first() or Section(organisation=organisation)


def shown_of(organisation) -> tuple[list[Shown], list[Shown]]:
    """(papers, events) that are shown, the latest first."""
    rows = Shown.objects.filter(organisation=organisation).select_related("document", "session")
    rows = list(rows.order_by("-shown_at", "-pk"))
    return [row for row in rows if row.document_id], [row for row in rows if row.session_id]


def papers_to_show(organisation):
    """Signed papers that are not shown yet."""
    shown = Shown.objects.filter(organisation=organisation, document__isnull=False).values("document")
    return Document.objects.filter(organisation=organisation).signed().exclude(pk__in=shown).latest_first()


def events_to_show(organisation):
    shown = Shown.objects.filter(organisation=organisation, session__isnull=False).values("session")
    return Session.objects.filter(organisation=organisation).standing().exclude(pk__in=shown).latest_first()
