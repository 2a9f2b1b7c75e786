"""The queue's own housekeeping."""

import datetime as dt

from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from nastavnik.foundation.core.models import OnceKey

from .models import Job
from .registry import job
from .schedule import every
from .states import UNFINISHED

KEYS_KEPT = dt.timedelta(days=7)  # longer than anybody leaves a form open
TASKS_KEPT = dt.timedelta(days=7)
JOBS_KEPT = dt.timedelta(days=90)


@job("jobs.tidy", title=_("Tidying the queue"), retries=1)
def tidy(progress):
    """Forget what is long over."""
    tasks, _by = DBTaskResult.objects.finished().filter(finished_at__lt=progress.at - TASKS_KEPT).delete()
    jobs, _by = (
        Job.objects.exclude(state__in=UNFINISHED).filter(finished_at__lt=progress.at - JOBS_KEPT).delete()
    )
    keys, _by = OnceKey.objects.filter(created_at__lt=progress.at - KEYS_KEPT).delete()
    return {"tasks": tasks, "jobs": jobs, "keys": keys}


every("jobs.tidy", "40 3 * * *")
