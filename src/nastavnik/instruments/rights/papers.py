"""The answer to a request, and a person's data as a paper that can be read."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.people.models import Person
from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import (
    full_name,
    head_signature,
    letterhead,
    organisation_name,
    registration,
)
from nastavnik.paper import Column, Document, Facts, Heading, Paragraph, Table, Title
from nastavnik.paper.words import date_short, typography

from .models import Request
from .portrait import Part
from .states import Kind

_ASKED = {
    Kind.ACCESS: "о предоставлении сведений об обработке персональных данных",
    Kind.CORRECTION: "об уточнении персональных данных",
    Kind.STOP: "о прекращении обработки персональных данных",
    Kind.UNLAWFUL: "о прекращении неправомерной обработки персональных данных",
}
_COLUMNS = (Column("Сведения", 30), Column("Значение", 70))


@maker("rights.answer", words=_("Answer to a request about personal data"), journal="letters")
def answer_paper(document) -> Document:
    """`about`: request. The words are those of the recorded answer."""
    request = Request.objects.select_related("person").get(pk=document.about["request"])
    asked = _ASKED.get(Kind(request.kind), "об отзыве согласия")
    body = [line for line in request.answer.splitlines() if line.strip()]
    return Document(
        document.kind,
        document.title,
        (
            letterhead(document.organisation),
            registration(document, document.organisation),
            Heading(typography(f"Ответ на обращение {asked} от {date_short(request.received_on)}")),
            Paragraph(typography(full_name(request.person)), "left", indent=False),
            *(Paragraph(typography(line)) for line in body),
            head_signature(document.organisation),
        ),
        created=document.created_at,
        size=13,
    )


def data_paper(person: Person, parts: list[Part], at) -> Document:
    """Everything that is kept about the person, kind by kind, with ground, term and who sees it."""
    blocks = [
        Title("СВЕДЕНИЯ", "о персональных данных, которые обрабатываются"),
        Paragraph(
            typography(f"Оператор: {organisation_name(person.organisation, full=True)}."), indent=False
        ),
        Paragraph(
            typography(f"Субъект: {full_name(person)}. По состоянию на {date_short(at.date())}."),
            indent=False,
        ),
    ]
    for part in parts:
        blocks.append(Heading(part.what))
        blocks.append(
            Facts(
                tuple(
                    (label, words)
                    for label, words in (
                        ("Основание", part.ground), ("Срок", part.term), ("Кто видит", part.seen_by),
                        ("Записей", str(part.count)),
                    )
                    if words
                ),
                size=10.5,
            )
        )  # fmt: skip
        lines = tuple((label, typography(words)) for row in part.rows for label, words in row)
        if lines:
            blocks.append(Table(_COLUMNS, lines, size=10))
    return Document(
        "rights.data", f"Персональные данные: {full_name(person)}", tuple(blocks), created=at, size=12
    )


@maker("rights.disposal", words=_("Act on records destroyed after their term"), journal="acts")
def disposal_act(document) -> Document:
    """`content`: what, number, term, on. It names kinds and numbers, no people: those are gone."""
    told = document.content
    facts = (
        ("Что уничтожено", told["what"]),
        ("Количество записей", str(told["number"])),
        ("Срок хранения", told["term"]),
        ("Дата уничтожения", date_short(date.fromisoformat(told["on"]))),
        ("Способ", "удаление средствами информационной системы «Наставник»"),
    )
    return Document(
        document.kind,
        document.title,
        (
            letterhead(document.organisation),
            Title("АКТ"),
            registration(document, document.organisation),
            Heading("Об уничтожении записей с истёкшим сроком хранения"),
            Facts(tuple((label, typography(words)) for label, words in facts), ruled=True, size=11),
            head_signature(document.organisation),
        ),
        created=document.created_at,
        size=12,
    )
