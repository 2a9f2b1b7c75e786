"""Paper as PDF, archival and accessible: the same layout handed to typst as data, never as markup."""

from nastavnik.paper.pdf_backend.render import FontsMissingError, render_pdf

__all__ = ["FontsMissingError", "render_pdf"]
