"""Who may look at a job: whoever started it, and who answers for the organisation."""

from nastavnik.foundation.core.doors import open_one
from nastavnik.foundation.organisations.actor import Actor

from .models import Job


def open_job(actor: Actor, organisation, pk: int) -> Job:
    """The job, if it is the actor's own or the actor may change the organisation; else 404."""
    return open_one(Job.objects.of(organisation.pk), pk, sees=lambda job: _sees(actor, organisation, job))


def _sees(actor: Actor, organisation, job: Job) -> bool:
    return actor.may("organisation.change", organisation) or (
        job.account_id is not None and job.account_id == actor.account_id
    )
