"""What is read of the final event."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.models import Document
from nastavnik.journey.library.models import Practice
from nastavnik.journey.mentorships.access import own_person_ids
from nastavnik.journey.mentorships.models import Mentorship

from .conflicts import own_work
from .models import Application, Event, Juror, Nomination, ProgrammeLine, Recusal, Score
from .states import MAY_APPLY


def event_of(cycle) -> Event | None:
    rows = Event.objects.select_related("organisation", "cycle", "responsible", "session")
    return rows.filter(cycle=cycle).first() if cycle else None


def event_with(organisation, pk) -> Event | None:
    return Event.objects.filter(organisation=organisation, pk=pk).first()


def lines_of(event) -> list[ProgrammeLine]:
    return list(ProgrammeLine.objects.filter(event=event))


def nominations_of(event) -> list[Nomination]:
    return list(Nomination.objects.filter(event=event))


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the jury with how many works they have judged, and how many they could."""

    juror: Juror
    judged: int
    able: int


def seats_of(event, works) -> list[Seat]:
    """The jury with its progress, never with its points. Three queries."""
    jurors = Juror.objects.filter(event=event).select_related("person").in_order()
    given = list(
        Score.objects.filter(application__event=event, application__withdrawn_at=None)
        .order_by("pk")
        .values_list("juror", flat=True)
    )
    declared = set(Recusal.objects.filter(application__event=event).values_list("juror", "application"))
    return [
        Seat(
            one,
            given.count(one.pk),
            sum((one.pk, work.pk) not in declared and not own_work(one, work) for work in works),
        )
        for one in jurors
    ]


def works_of(event) -> list[Application]:
    return list(Application.objects.filter(event=event).standing().with_people().in_order())


@dataclass(frozen=True, slots=True)
class Task:
    """One work before one member of the jury: their own score, or why they don't judge it."""

    work: Application
    score: Score | None
    own: Any
    recusal: Recusal | None

    @property
    def shape(self) -> str:
        return "done" if self.score else "none" if self.own or self.recusal else "attention"


def tasks_of(juror) -> list[Task]:
    """All works for this member, with nobody else's scores."""
    scores = {one.application_id: one for one in Score.objects.filter(juror=juror)}
    recusals = {one.application_id: one for one in Recusal.objects.filter(juror=juror)}
    return [
        Task(work, scores.get(work.pk), own_work(juror, work), recusals.get(work.pk))
        for work in works_of(juror.event)
    ]


def task_of(juror, work) -> Task:
    """One work for this member."""
    score = Score.objects.filter(juror=juror, application=work).first()
    recusal = Recusal.objects.filter(juror=juror, application=work).first()
    return Task(work, score, own_work(juror, work), recusal)


def pairs_that_may(actor, organisation, cycle) -> list[Mentorship]:
    """The pairs for which this actor may apply: their own, or all for who runs the event."""
    rows = Mentorship.objects.filter(cycle=cycle, state__in=MAY_APPLY)
    if not actor.may("finale.manage", organisation):
        rows = rows.of_person(own_person_ids(actor))
    return list(rows.with_people().in_order())


def applications_of_pairs(event, pairs) -> dict[int, Application]:
    rows = Application.objects.filter(event=event, mentorship__in=[one.pk for one in pairs])
    return {one.mentorship_id: one for one in rows.select_related("nomination")}


def application_of(event, pair) -> Application | None:
    return Application.objects.filter(event=event, mentorship=pair).first()


def practices_of(pair) -> list[Practice]:
    """The cards of the library that this pair, or one of its people, has written."""
    people = [pair.mentor_id, *(one.pk for one in pair.mentees)]
    rows = Practice.objects.filter(organisation=pair.organisation)
    own = Q(mentorship=pair) | Q(pk__in=Practice.objects.of_authors(people).values("pk"))
    return list(rows.filter(own).order_by("title", "pk"))


def papers_of(event) -> list[Document]:
    """The event's order, protocol, order on rewards and list, the latest first."""
    of_cycle = Document.objects.of_kind("order.event", "protocol.event", "order.rewards").about(
        "cycle", event.cycle_id
    )
    lists = Document.objects.of_kind("finale.list").about("event", event.pk)
    rows = (of_cycle | lists).filter(organisation=event.organisation).exclude(state="cancelled")
    return list(rows.latest_first())


def staff_for_jury(organisation, today):
    return Person.objects.filter(organisation=organisation).employed(today).in_order()


def person_with(organisation, pk) -> Person | None:
    return Person.objects.filter(organisation=organisation, pk=pk).first()
