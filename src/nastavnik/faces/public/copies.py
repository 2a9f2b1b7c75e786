"""The public copy of a signed paper: the pages that name nobody who has not allowed it.

A regulation carries the sheet on which the whole staff signed that they have read it; that page stays at school.
"""

import io
import re
from collections.abc import Iterable, Sequence
from contextlib import closing

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import DomainError
from nastavnik.foundation.files.actions import read_file
from nastavnik.instruments.consents.gate import named_in
from nastavnik.instruments.documents.batches.pack import bytes_of
from nastavnik.paper import docx_text

_PARTED = re.compile(r"(?<=\w)[-\xad\x02\ufffe]\s*\n\s*(?=\w)|\xad")


def names_by_page(document, cards: Sequence) -> list[list[int]]:
    """Whom each page of the PDF names, by staff card. DomainError where there is no PDF of the paper."""
    pdf = bytes_of(document, "pdf")
    if pdf is None:
        raise DomainError(_("There is no PDF of this paper, and only a PDF is shown to the public."))
    pages = [named_in(text, cards) for text in _texts(pdf)]
    # A name that the paper holds and no page gives away (drawn, parted) is taken to stand on each of them
    hidden = named_in(docx_text(read_file(document.file)), cards) - set().union(*pages)
    return [sorted(page | hidden) for page in pages]


def public_copy(document, pages: Iterable[int]) -> bytes | None:
    """The PDF with these pages only, counted from nought; the same bytes as signed where all are kept."""
    import pypdfium2  # takes memory: only where a paper is asked for

    pdf, kept = bytes_of(document, "pdf"), list(pages)
    if pdf is None or not kept:
        return None
    with closing(pypdfium2.PdfDocument(pdf)) as whole:
        if len(kept) == len(whole):
            return pdf
        with closing(pypdfium2.PdfDocument.new()) as copy:
            copy.import_pages(whole, kept)
            out = io.BytesIO()
            copy.save(out)
    return out.getvalue()


def _texts(pdf: bytes) -> list[str]:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as whole:
        return [_PARTED.sub("", page.get_textpage().get_text_range().replace("\r\n", "\n")) for page in whole]
