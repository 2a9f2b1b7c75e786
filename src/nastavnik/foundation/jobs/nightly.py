"""What the clock brings about in every school: each in its own scope, one school's trouble not another's."""

import logging

from django_scopes import scope

from nastavnik.foundation.organisations.models import Organisation

from .registry import job
from .schedule import every

log = logging.getLogger(__name__)
# Schools lie in eleven time zones: looked at every three hours, a day begins in time everywhere.
EVERY_THREE_HOURS = "10 */3 * * *"


def in_every_school(name: str, *, title, cron: str = EVERY_THREE_HOURS):
    """Register a function (organisation, *, by, at) that is called for every school by the clock."""

    def register(function):
        @job(name, title=title)
        def all_schools(progress):
            schools = list(Organisation.objects.schools().order_by("pk"))
            failed = [
                school.pk
                for number, school in enumerate(schools)
                if not _one(function, school, progress, number, len(schools))
            ]
            if failed:
                raise RuntimeError(f"{name} failed in {len(failed)} of {len(schools)} schools")

        every(name, cron)
        return function

    return register


def _one(function, school, progress, number: int, total: int) -> bool:
    progress.step(number, total=total)
    try:
        with scope(organisation=school):
            function(school, by=progress.by, at=progress.at)
    except Exception:  # the other schools must not wait; the job is tried again for this one
        log.exception("The work of the clock failed in the school %s.", school.pk)
        return False
    return True
