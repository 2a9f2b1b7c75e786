"""A document as it is printed now: by the school's own template where one is in use, else as the program sets it."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from django.conf import settings

from nastavnik.paper import Document as Paper
from nastavnik.paper import render_docx

from .checks.findings import Finding
from .checks.run import findings_in_docx, findings_of
from .makers import make_paper
from .own.queries import filled_template
from .proof.address import check_address


@dataclass(frozen=True)
class Printed:
    """The paper of blocks and, where the school has its own template, the .docx that this gives instead."""

    document: object
    paper: Paper
    filled: bytes | None

    @property
    def own(self) -> bool:
        """Whether the school's own template has made it."""
        return self.filled is not None

    @cached_property
    def docx(self) -> bytes:
        return self.filled if self.filled is not None else render_docx(self.paper)

    def findings(self) -> list[Finding]:
        """What the check says of exactly this print."""
        if self.filled is not None:
            return findings_in_docx(self.document, self.filled)
        return findings_of(self.document, self.paper)


def printed(document) -> Printed:
    """The print of an open document now; with the code of its public page once it has a token."""
    paper = make_paper(document)
    address = check_address(document)
    if address:
        paper = replace(paper, qr=address)
    return Printed(document, paper, filled_template(document, paper))


def draw_pdf(paper: Paper) -> bytes | None:
    """The paper as PDF, or None where the fonts have not been fetched."""
    fonts = Path(settings.FONTS_DIR)
    if not any(fonts.glob("*.ttf")):
        return None
    # the compiler takes memory: only where a PDF is asked for
    from nastavnik.paper.pdf_backend import render_pdf

    return render_pdf(paper, fonts)
