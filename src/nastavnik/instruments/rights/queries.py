"""What is read of requests and terms."""

import datetime as dt
from dataclasses import dataclass

from nastavnik.foundation.core.text import fold

from .models import Erasure, Request, Task
from .states import State
from .terms import Deadline, deadline_of


@dataclass(frozen=True, slots=True)
class Duty:
    """A task as the register shows it."""

    task: Task
    deadline: Deadline | None
    late: bool
    days_left: int

    @property
    def words(self) -> str:
        return self.deadline.words if self.deadline else self.task.code


def duty(task: Task, today: dt.date) -> Duty:
    request = task.request
    late = task.done_on is None and task.due_on < today
    return Duty(
        task, deadline_of(request.kind, task.code, request.received_on), late, (task.due_on - today).days
    )


def open_duties(organisation, today: dt.date) -> list[Duty]:
    """Everything that the law wants done, soonest first."""
    found = Task.objects.open().filter(request__organisation=organisation)
    return [duty(task, today) for task in found.select_related("request__person").soonest_first()]


def duties_of(request: Request, today: dt.date) -> list[Duty]:
    tasks = list(request.tasks.all())
    for task in tasks:
        task.request = request
    return [duty(task, today) for task in tasks]


def requests_of(organisation, *, text="", states=(), kinds=()):
    """The register, newest first."""
    found = Request.objects.filter(organisation=organisation).select_related("person")
    for word in fold(text).split():
        found = found.filter(person__folded_name__contains=word)
    states = [one for one in states if one in State.values]
    if states:
        found = found.filter(state__in=states)
    if kinds:
        found = found.filter(kind__in=list(kinds))
    return found.latest_first()


def erasure_of(person) -> Erasure | None:
    return Erasure.objects.filter(person=person).select_related("act").first()
