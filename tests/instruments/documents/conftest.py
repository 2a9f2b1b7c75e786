"""A plain kind of document, as a room above would register it."""

import pytest

from nastavnik.paper import Document as Paper
from nastavnik.paper import Paragraph


@pytest.fixture
def plain_kind():
    """The kind «test.plain»: one paragraph with the title and what the document speaks of."""
    from nastavnik.instruments.documents import makers

    @makers.maker("test.plain", words="Plain", effects=lambda document: ["Something will happen."])
    def plain(document):
        text = f"{document.title} № {document.number}: {document.about.get('who', '')}"
        return Paper(document.kind, document.title, (Paragraph(text),), created=document.created_at)

    yield "test.plain"
    del makers._kinds["test.plain"]


@pytest.fixture
def prepare(in_school, plain_kind, program, at):
    """`prepare("О чём")` makes a draft."""
    from nastavnik.instruments.documents.actions import prepare_document

    def make(title="О порядке", **values):
        return prepare_document(in_school, plain_kind, title=title, by=program, at=at, **values)

    return make
