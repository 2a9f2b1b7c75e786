"""A practice on paper, and the collection of a school's practices."""

from nastavnik.instruments.documents.stationery import letterhead, with_post
from nastavnik.journey.programmes.library import deficit_name
from nastavnik.journey.programmes.papers import FORM_WORDS, KIND_WORDS
from nastavnik.journey.training.materials.markdown import paper_blocks
from nastavnik.paper import Document, Facts, Heading, PageBreak, Paragraph, SectionTitle, Title
from nastavnik.paper.words import date_short, typography

LABELS = {
    "problem": "Проблема",
    "goal": "Цель",
    "course": "Ход работы",
    "result": "Результат",
    "limits": "Ограничения",
    "scaling": "Как повторить",
}


def practice_paper(practice) -> Document:
    """One card. Inside the school the authors stand with their posts."""
    return Document(
        "library.practice",
        f"Практика наставничества: {practice.title}"[:200],
        (
            letterhead(practice.organisation),
            Title("ПРАКТИКА НАСТАВНИЧЕСТВА"),
            Heading(practice.title),
            *_card(practice),
        ),
    )


def collection_paper(organisation, practices) -> Document:
    """Published cards one after another, each from a new page, with a list of them in front."""
    blocks = [letterhead(organisation), Title("СБОРНИК ПРАКТИК НАСТАВНИЧЕСТВА")]
    for number, practice in enumerate(practices, 1):
        blocks.append(Paragraph(f"{number}. {practice.title}", "left", indent=False))
    for practice in practices:
        blocks += [PageBreak(), SectionTitle(practice.title, 2, "left"), *_card(practice)]
    return Document("library.collection", "Сборник практик наставничества", tuple(blocks))


def _card(practice):
    yield Facts(tuple(_facts(practice)))
    for name, label in LABELS.items():
        text = getattr(practice, name).strip()
        if text:
            yield SectionTitle(label, 3, "left")
            yield from paper_blocks(text)


def _facts(practice):
    yield "Авторы", "; ".join(with_post(author.person) for author in practice.authors.all())
    yield "Форма, вид", f"{FORM_WORDS[practice.form]}, {KIND_WORDS[practice.kind]}"
    if practice.deficits:
        yield "Затруднения", typography("; ".join(deficit_name(code).lower() for code in practice.deficits))
    yield "Учебный год", practice.cycle.name
    if practice.published_on:
        yield "Опубликована", date_short(practice.published_on)
    if practice.link:
        yield "Материалы", practice.link
