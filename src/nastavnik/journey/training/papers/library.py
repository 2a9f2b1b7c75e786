"""A text of the library on paper. It is no official document: it has no row, no number, no signature."""

from nastavnik.instruments.documents.stationery import letterhead
from nastavnik.paper import Document, Letterhead, Paragraph, Title
from nastavnik.paper.words import typography

from ..materials.markdown import paper_blocks


def material_paper(material, version) -> Document:
    """The version of a material that has a text, as blocks."""
    return Document(
        "training.material",
        material.title,
        (
            Letterhead(letterhead(material.organisation).organisation),
            Title(typography(material.title)),
            *(
                (Paragraph(typography(material.summary), "center", indent=False, space=10),)
                if material.summary
                else ()
            ),
            *paper_blocks(version.body),
        ),
        created=version.at,
        size=12,
    )
