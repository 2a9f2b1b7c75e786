"""Sweeping: bytes that a crash has left without a row."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.jobs.registry import job
from nastavnik.foundation.jobs.schedule import every

from .actions import sweep_orphans

YOUNG = dt.timedelta(days=1)  # a file may wait for its row while a long transaction runs


@job("files.sweep", title=_("Sweeping files that belong to nothing"), retries=1)
def sweep(progress):
    return {"swept": sweep_orphans(older_than=progress.at - YOUNG)}


every("files.sweep", "40 3 * * *")
