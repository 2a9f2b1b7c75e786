"""Asking for a search: however many changes come, one waits; a change during a search asks for one more."""

from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.jobs.queries import unfinished
from nastavnik.foundation.jobs.states import JobState
from nastavnik.foundation.organisations.actor import Actor

SEARCH = "support.search"


def schedule_search(organisation, *, at) -> None:
    """Put the search into the queue, in the transaction of the change, unless one waits there already."""
    states = unfinished(organisation.pk, SEARCH)
    if JobState.QUEUED in states:
        return
    key = "after" if JobState.RUNNING in states else "search"
    start(SEARCH, organisation=organisation, key=key, by=Actor.program("support"), at=at)
