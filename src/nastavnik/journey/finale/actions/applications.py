"""Applications of pairs: put in, changed, taken back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.instruments.documents.actions import day_in

from ..models import Application
from ..states import MAY_APPLY, State
from .note import note


@transaction.atomic
def apply(
    event, mentorship, *, nomination, title, summary, achieved, by, at, link="", practice=None
) -> Application:
    """The pair's work for the jury; a second application of the pair changes the first one."""
    _check_open(event, at)
    if mentorship.cycle_id != event.cycle_id or mentorship.state not in MAY_APPLY:
        raise DomainError(_("Only a pair that works this year, or has worked, can apply."))
    values = {
        "nomination": nomination, "title": title, "summary": summary, "achieved": achieved, "link": link,
        "practice": practice, "withdrawn_at": None,
    }  # fmt: skip
    work, made = Application.objects.update_or_create(
        event=event, mentorship=mentorship, defaults=values, create_defaults=values | {"created_at": at}
    )
    deed = "finale.apply" if made else "finale.apply_change"
    note(deed, work, event, by, at, title=title, nomination=nomination.pk, mentorship=mentorship.pk)
    return work


@transaction.atomic
def withdraw(application, *, by, at) -> None:
    """The pair takes its work back; a new application brings it in again."""
    _check_open(application.event, at)
    application.withdrawn_at = at
    application.save(update_fields=["withdrawn_at"])
    note("finale.apply_withdraw", application, application.event, by, at, title=application.title)


def _check_open(event, at):
    if event.state != State.OPEN:
        raise DomainError(_("Applications are not taken now."))
    if day_in(event.organisation, at) > event.until:
        raise DomainError(
            _("The last day for applications was %(day)s.") % {"day": f"{event.until:%d.%m.%Y}"}
        )
