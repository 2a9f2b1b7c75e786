"""The certificate of who was at a session: one landscape sheet within a frame, with the code of its public page."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    by_gender,
    full_name,
    head_signature,
    organisation_name,
    post_of,
)
from nastavnik.paper import Document, Paragraph, Space, Title, bold
from nastavnik.paper.words import date_long, typography

from .common import hours_words, local, person_in, session_in

_IN = {  # «принял участие в …»
    "kickoff": "установочной сессии наставников",
    "consultation": "консультации для наставников",
    "seminar": "семинаре для наставников",
    "exchange": "обмене опытом наставников",
    "course": "курсе повышения квалификации наставников",
}


@maker("training.certificate", words=_("Certificate of a session"), numbered=False)
def certificate(document) -> Document:
    """`about`: session, person."""
    session, person = session_in(document), person_in(document)
    verb = by_gender(person, "принял", "приняла")
    words = f"{verb} участие в {_IN[session.kind]} «{session.topic.strip('«»')}»"
    post = post_of(person)
    day = document.date or local(session).date()
    return Document(
        document.kind,
        document.title,
        (
            Paragraph(
                organisation_name(session.organisation, full=True), "center", indent=False, size=13, space=14
            ),
            Space(10),
            Title("СЕРТИФИКАТ", size=34),
            Paragraph("подтверждает, что", "center", indent=False, size=14, space=6),
            Paragraph(bold(full_name(person)), "center", indent=False, size=24, space=4),
            *((Paragraph(post, "center", indent=False, size=14, space=10),) if post else ()),
            Paragraph(typography(words), "center", indent=False, size=16),
            Paragraph(
                typography(f"{date_long(local(session).date())}, объём – {hours_words(session.hours)}"),
                "center",
                indent=False,
                size=14,
            ),
            Space(14),
            head_signature(session.organisation),
            Space(4),
            Paragraph(
                typography(", ".join(filter(None, (session.organisation.town, date_long(day))))),
                "center",
                indent=False,
                size=12,
            ),
        ),
        created=document.created_at,
        landscape=True,
        frame=True,
    )
