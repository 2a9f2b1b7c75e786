"""Sending the outbox, and forgetting what was sent long ago."""

import datetime as dt
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.audit.journal import record
from nastavnik.foundation.core.states import step
from nastavnik.foundation.jobs.registry import job
from nastavnik.foundation.jobs.schedule import every

from .actions import SEND
from .models import Letter, Notice
from .states import STEPS, LetterState

KEPT = dt.timedelta(days=90)  # letters carry names: no longer than a question about them may come
PERMANENT = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError, ValueError)


@job(SEND, title=_("Sending a letter"), retries=24, queue="mail")
def send(progress, *, letter):
    """Hand the letter to the mail server. A refusal for good ends it, anything else is tried again for hours.

    Killed between sending and writing that down, it is sent once more under the same Message-ID,
    which mail programs show as one letter.
    """
    row = Letter.objects.filter(pk=letter, state=LetterState.WAITING).first()
    if row is None:
        return
    progress.step(0)
    try:
        message(row).send()
    except PERMANENT as error:
        if not _for_good(error):
            raise
        _end(progress, row, LetterState.FAILED, error)
    except Exception as error:
        if progress.job.attempts < progress.job.max_attempts:
            raise
        _end(progress, row, LetterState.FAILED, error)
    else:
        _end(progress, row, LetterState.SENT)


@job("notify.tidy", title=_("Tidying the letters"), retries=1)
def tidy(progress):
    before = progress.at - KEPT
    letters, _by = Letter.objects.exclude(state=LetterState.WAITING).filter(ended_at__lt=before).delete()
    notices, _by = Notice.objects.filter(read_at__lt=before).delete()
    return {"letters": letters, "notices": notices}


every("notify.tidy", "50 3 * * *")


def message(row: Letter) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<letter-{row.pk}-{row.created_at:%Y%m%d%H%M%S}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(row.subject, row.body, to=[row.address], headers=headers)


def _for_good(error: Exception) -> bool:
    """Whether the mail server's answer is a refusal (5xx) and not «try later» (4xx)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return getattr(error, "smtp_code", 500) >= 500


def _end(progress, row: Letter, state: LetterState, error: Exception | None = None) -> None:
    with progress.finishing():
        row.ended_at, row.error = timezone.now(), type(error).__name__ if error else ""
        step(row, state, STEPS, also=("ended_at", "error"))
        record(
            f"letter.{state}",
            on=row,
            by=progress.by,
            at=row.ended_at,
            organisation_id=row.organisation_id,
            after={"kind": row.kind, "error": row.error},
        )
