"""What is read of jobs."""

from nastavnik.foundation.organisations.actor import Actor

from .models import Job

SHOWN = 50


def jobs_of(actor: Actor, organisation):
    """The latest jobs that the actor may look at in this organisation."""
    jobs = Job.objects.of(organisation.pk)
    if not actor.may("organisation.change", organisation):
        jobs = jobs.filter(account_id=actor.account_id)
    return jobs.latest_first()[:SHOWN]


def unfinished_of(actor: Actor, organisation):
    """The actor's own jobs that are still going on, for a hint on the desk."""
    return Job.objects.of(organisation.pk).filter(account_id=actor.account_id).unfinished().latest_first()


def unfinished(organisation_id: int, kind: str) -> set[str]:
    """In which states jobs of this kind are going on: waiting, running, both or none."""
    return set(
        Job.objects.of(organisation_id)
        .filter(kind=kind)
        .unfinished()
        .order_by()
        .values_list("state", flat=True)
    )
