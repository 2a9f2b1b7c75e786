"""What a stranger with the paper in hand may learn of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..makers import kind_words
from ..models import Document
from ..states import State


@dataclass(frozen=True, slots=True)
class Proof:
    """No name of a person and no title: only what tells a true paper from a forged one."""

    kind: Any
    number: str
    date: date | None
    organisation: str
    state: str
    docx_sha256: str
    pdf_sha256: str

    @property
    def holds(self) -> bool:
        return self.state in (State.SIGNED, State.IN_FORCE)

    @property
    def state_words(self):
        return State(self.state).label


def proof_of(token: str) -> Proof | None:
    """The signed paper with this token, of whatever organisation; None where there is none."""
    rows = Document.objects.with_scopes_disabled().select_related("organisation", "pdf")
    document = rows.filter(token=token, file__isnull=False).first()
    if document is None:
        return None
    return Proof(
        kind_words(document.kind), document.number, document.date, document.organisation.full_name,
        document.state, document.sha256, document.pdf.sha256 if document.pdf_id else "",
    )  # fmt: skip
