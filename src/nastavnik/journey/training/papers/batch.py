"""Papers of a session as documents: one for all, or one for each who was there, signed in one go."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.jobs.actions import start
from nastavnik.instruments.documents.actions import prepare_document, sign_document
from nastavnik.instruments.documents.models import Document

from ..models import Participant
from ..states import SessionState

TITLES = {
    "training.announcement": "Объявление: {topic}",
    "training.attendance": "Лист присутствия: {topic}",
}


@transaction.atomic
def prepare_paper(session, kind: str, *, by, at) -> Document:
    """The announcement or the sheet of presence. One open draft of each is enough: it draws itself anew."""
    known = Document.objects.of_kind(kind).about("session", session.pk).open().order_by("pk").first()
    return known or prepare_document(
        session.organisation, kind, title=TITLES[kind].format(topic=session.topic)[:500],
        about={"session": session.pk}, year_label=session.cycle.name, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def issue_certificates(session, *, by, at):
    """A signed certificate for everybody who was there and has none; returns the job that packs them all.

    Raises DomainError before the session is closed: then a mark may still change.
    """
    if session.state != SessionState.HELD:
        raise DomainError(_("Close the session first: then nobody's mark changes any more."))
    rows = Participant.objects.filter(session=session).present().select_related("person").in_order()
    for one in rows:
        if not one.certificate_id:
            _issue(session, one, by=by, at=at)
    return start(
        "documents.zip", organisation=session.organisation, by=by, at=at,
        documents=[one.certificate_id for one in rows], extension="docx",
    )  # fmt: skip


def _issue(session, participant, *, by, at):
    day = at.astimezone(ZoneInfo(session.organisation.time_zone)).date()
    document = prepare_document(
        session.organisation, "training.certificate",
        title=f"Сертификат: {participant.person.short_name}",
        about={"session": session.pk, "person": participant.person_id},
        year_label=session.cycle.name, by=by, at=at,
    )  # fmt: skip
    document.refresh_from_db(
        fields=["created_at"]
    )  # the PDF wants a moment with a fixed offset, as rows give it
    sign_document(document, date=day, by=by, at=at)
    participant.certificate_id = document.pk
    participant.save(update_fields=["certificate_id"])
