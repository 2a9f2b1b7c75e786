"""A person's data as a file that leaves the program: JSON for a machine, PDF or .docx for reading."""

import json
from datetime import UTC

from nastavnik.instruments.documents.actions import DOCX
from nastavnik.instruments.documents.printing import draw_pdf
from nastavnik.paper import file_name, render_docx

from .papers import data_paper
from .portrait import portrait

TITLE = "Персональные данные"


def data_file(person, kind: str, *, at) -> tuple[bytes, str, str] | None:
    """(bytes, name, media type); None for an unknown kind, and for PDF where the fonts are not there."""
    parts, name = portrait(person), (TITLE, person.full_name)
    if kind == "json":
        told = {
            "organisation": person.organisation.full_name,
            "person": person.full_name,
            "as_of": at.isoformat(),
            "parts": [
                {"code": part.code, "what": part.what, "ground": part.ground, "term": part.term,
                 "seen_by": part.seen_by, "count": part.count, "rows": part.raw}
                for part in parts
            ],
        }  # fmt: skip
        content = json.dumps(told, ensure_ascii=False, indent=2, default=str).encode()
        return content, file_name(name, "json"), "application/json"
    paper = data_paper(person, parts, at.astimezone(UTC))
    if kind == "docx":
        return render_docx(paper), file_name(name), DOCX
    content = draw_pdf(paper) if kind == "pdf" else None
    return (content, file_name(name, "pdf"), "application/pdf") if content else None
