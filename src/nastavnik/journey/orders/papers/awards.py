"""Diploma, thanks and certificate: one landscape sheet within a frame for one person."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    full_name,
    head_signature,
    organisation_name,
    post_of,
)
from nastavnik.paper import Document, Paragraph, Space, Title, bold
from nastavnik.paper.words import typography

from .finale import day_words
from .grounds import in_year, typed
from .reading import named_in

WORDS = {
    "award.diploma": ("ДИПЛОМ", "награждается", "nom", "за"),
    "award.thanks": ("БЛАГОДАРНОСТЬ", "объявляется", "dat", "за"),
    "award.certificate": ("СЕРТИФИКАТ", "подтверждает, что", "nom", ""),
}
_USUAL = {
    "award.diploma": "высокие результаты в реализации персонализированной программы наставничества",
    "award.thanks": "успешное наставничество и личный вклад в профессиональное становление коллег",
    "award.certificate": "является участником системы (целевой модели) наставничества педагогических работников",
}


@maker("award.diploma", words=_("Diploma"), numbered=False)
def diploma(document) -> Document:
    """`about`: cycle, person; `content`: words (after «за»), nomination, degree («I степени»)."""
    return _award(document)


@maker("award.thanks", words=_("Letter of thanks"), numbered=False)
def thanks(document) -> Document:
    """`about`: cycle, person; `content`: words (after «за»)."""
    return _award(document)


@maker("award.certificate", words=_("Certificate"), numbered=False)
def certificate(document) -> Document:
    """`about`: cycle, person; `content`: words (what the person has done: «является участником …»)."""
    return _award(document)


def _award(document) -> Document:
    organisation, named = document.organisation, named_in(document)
    title, verb, case, before = WORDS[document.kind]
    person = named.person
    words = typed(document, "words") or _USUAL[document.kind]
    of_contest = document.kind == "award.diploma"
    degree = typed(document, "degree") if of_contest else ""
    nomination = typed(document, "nomination") if of_contest else ""
    post = post_of(person, case) if person else ""
    own = organisation_name(organisation, full=True)
    blocks = [
        Paragraph(own, "center", indent=False, size=13, space=14),
        Space(10),
        Title(title, degree, size=34),
        Paragraph(verb, "center", indent=False, size=14, space=6),
        Paragraph(
            bold(full_name(person, case) if person else "_" * 40), "center", indent=False, size=24, space=4
        ),
        *((Paragraph(post, "center", indent=False, size=14, space=10),) if post else ()),
        Paragraph(
            typography(f"{before} {words}".strip() + in_year(named.cycle)), "center", indent=False, size=16
        ),
        *(
            (
                Paragraph(
                    typography(f"в номинации «{nomination.strip('«»')}»"), "center", indent=False, size=16
                ),
            )
            if nomination
            else ()
        ),
        Space(14),
        head_signature(organisation),
        Space(4),
        Paragraph(
            typography(", ".join(filter(None, (organisation.town, day_words(document.date))))),
            "center",
            indent=False,
            size=12,
        ),
    ]
    return Document(
        document.kind,
        document.title,
        tuple(blocks),
        created=document.created_at,
        landscape=True,
        frame=True,
        qr=str(document.content.get("qr") or ""),
    )
