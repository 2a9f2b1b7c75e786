"""The one task that django-tasks sees: try a job of ours."""

from django.utils.module_loading import import_string
from django_tasks import task

from . import registry
from .models import Job


@task
def run(job_id: int) -> None:
    # by name: a job that is run may be put into the queue again, so the two would import each other
    import_string("nastavnik.foundation.jobs.running.run_job")(job_id)


def enqueue(job: Job) -> None:
    """Give the job a place in its kind's queue, not to be taken before `run_after`."""
    kind = registry.kind_of(job.kind)
    task_of_job = run.using(queue_name=kind.queue if kind else "default", run_after=job.run_after)
    job.task_id = task_of_job.enqueue(job.pk).db_result.pk
    Job.objects.filter(pk=job.pk).update(task_id=job.task_id)
