"""The three consents on paper: each a document of its own, never merged with another (156-ФЗ)."""

import io
from collections.abc import Iterable, Iterator
from contextlib import closing

from nastavnik.foundation.organisations.defaults import numbers
from nastavnik.instruments.documents.printing import draw_pdf
from nastavnik.instruments.documents.stationery import full_name
from nastavnik.paper import Document, file_name, render_docx

from ..codes import code_of
from ..states import Kind
from .mentoring import mentoring
from .personal_data import dissemination, processing

NAMES = {
    Kind.PROCESSING: "Согласие на обработку персональных данных",
    Kind.DISSEMINATION: "Согласие на распространение персональных данных",
    Kind.MENTORING: "Согласие на наставничество",
}
_SIZES = {Kind.PROCESSING: 11.5, Kind.DISSEMINATION: 11.5, Kind.MENTORING: 12}  # each fills one page


def consent_paper(consent, notice_days: int = 3) -> Document:
    """The form to be signed, with the person's name and blanks for what the program does not keep.

    `notice_days` is the notice of refusal in working days (article 351.8).
    """
    blocks = {
        Kind.PROCESSING: processing,
        Kind.DISSEMINATION: dissemination,
        Kind.MENTORING: mentoring,
    }[consent.kind](consent, notice_days)
    title = f"{NAMES[consent.kind]}: {full_name(consent.person)}"
    return Document(
        f"consent.{consent.kind}",
        title,
        blocks,
        size=_SIZES[consent.kind],
        created=consent.created_at,
        qr=code_of(consent),
    )


def consent_files(consents: Iterable) -> Iterator[tuple[str, bytes]]:
    """A .docx per consent, named by kind and person; rows come with person and organisation."""
    days: dict[int, int] = {}
    for consent in consents:
        if consent.organisation_id not in days:
            values = numbers(consent.organisation, consent.printed_on or consent.created_at.date())
            days[consent.organisation_id] = values["notice.working_days"]
        name = file_name((NAMES[consent.kind], full_name(consent.person)))
        yield name, render_docx(consent_paper(consent, days[consent.organisation_id]))


def one_pdf(consents: Iterable) -> bytes | None:
    """All forms as one PDF, in the order of the rows; None where no PDF can be made here."""
    import pypdfium2

    made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for consent in consents:
        days = numbers(consent.organisation, consent.printed_on or consent.created_at.date())[
            "notice.working_days"
        ]
        content = draw_pdf(consent_paper(consent, days))
        if content is None:
            return None
        with closing(pypdfium2.PdfDocument(content)) as form:
            made.import_pages(form)
    if not len(made):
        return None
    made.save(out)
    return out.getvalue()
