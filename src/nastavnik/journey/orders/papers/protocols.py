"""Protocols: of a session of mentors and of the final event."""

from django.utils.translation import gettext_lazy as _

from nastavnik.instruments.documents.makers import maker
from nastavnik.instruments.documents.stationery import initials, letterhead, with_post
from nastavnik.paper import (
    BlankLines,
    Block,
    Column,
    DateAndNumber,
    Document,
    Facts,
    Heading,
    KeepTogether,
    Paragraph,
    Points,
    SectionTitle,
    Signature,
    Table,
    Title,
    blank,
    bold,
)
from nastavnik.paper.words import date_long, typography

from .finale import people_of
from .grounds import lines, typed, typed_day
from .reading import named_in

_AWARDS = (
    Column("№", 7, "center"),
    Column("Номинация", 33),
    Column("Участник, практика", 40),
    Column("Баллы", 20, "center"),
)


@maker("protocol.session", words=_("Protocol of a session of mentors"), journal="protocols")
def session_protocol(document) -> Document:
    """`about`: cycle, person (the chair), secretary, people (present); `content`: on, topic, agenda (lines),
    decisions (lines, one for each point of the agenda in its order, further ones after it)."""
    topic = typed(document, "topic")
    heading = "установочной сессии наставников" + (f" «{topic.strip('«»')}»" if topic else "")
    return _protocol(document, heading, _heard(document))


@maker("protocol.event", words=_("Protocol of the final event"), journal="protocols")
def event_protocol(document) -> Document:
    """As of a session, of the jury; `content`: results (lines «nomination; who and what; points»), guests (lines:
    names from outside), chair (name and post of a chair from outside)."""
    rows = []
    for number, line in enumerate(lines(document, "results"), 1):
        parts = [part.strip() for part in line.split(";", 2)]
        rows.append((str(number), *([*parts, "", ""])[:3]))
    results = Table(_AWARDS, tuple(rows), empty_rows=0 if rows else 6, row_height=0 if rows else 10)
    blocks = (
        *_heard(document),
        Paragraph(bold("Итоги по номинациям:"), indent=False, keep_next=True),
        results,
    )
    heading = "заседания жюри итогового мероприятия по выявлению лучших практик наставничества"
    return _protocol(document, heading, blocks)


def _protocol(document, heading: str, blocks: tuple[Block, ...]) -> Document:
    organisation, named = document.organisation, named_in(document)
    chair = named.person
    secretary = next(iter(people_of(document, "secretary")), None)
    present = people_of(document)
    on = typed_day(document, "on") or document.date
    guests, chair_words = lines(document, "guests"), typed(document, "chair")
    names = ", ".join([*(initials(person, before=False) for person in present), *guests]) or blank(50)
    count = len(present) + len(guests)
    return Document(
        document.kind,
        document.title,
        (
            letterhead(organisation),
            Title("ПРОТОКОЛ"),
            DateAndNumber(date_long(on) if on else "", document.number, typography(organisation.town)),
            Heading(typography(heading)),
            Facts(
                (
                    ("Председатель", with_post(chair) if chair else chair_words or blank(40)),
                    ("Секретарь", with_post(secretary) if secretary else blank(40)),
                    ("Присутствовали", typography(f"{count} чел.: {names}" if count else names)),
                ),
                label_share=0.25,
            ),
            *blocks,
            KeepTogether(
                (
                    Signature("Председатель", initials(chair) if chair else ""),
                    Signature("Секретарь", initials(secretary) if secretary else ""),
                )
            ),
        ),
        created=document.created_at,
        size=13,
    )


def _heard(document) -> tuple[Block, ...]:
    """The agenda, and for each of its points СЛУШАЛИ and РЕШИЛИ; lines to write on where nothing is typed."""
    agenda, decisions = lines(document, "agenda"), lines(document, "decisions")
    if not agenda:
        return (
            SectionTitle("ПОВЕСТКА ДНЯ", align="left"),
            BlankLines(3),
            SectionTitle("СЛУШАЛИ", align="left"),
            BlankLines(6),
            SectionTitle("РЕШИЛИ", align="left"),
            BlankLines(5),
        )
    blocks: list[Block] = [SectionTitle("ПОВЕСТКА ДНЯ", align="left"), Points(agenda)]
    for number, topic in enumerate(agenda, 1):
        decided = decisions[number - 1 : number] if number < len(agenda) else decisions[number - 1 :]
        blocks.append(Paragraph((bold(f"{number}. СЛУШАЛИ: "), topic)))
        if decided:
            blocks.append(Paragraph((bold("РЕШИЛИ: "), " ".join(decided))))
        else:
            blocks += [Paragraph(bold("РЕШИЛИ:"), keep_next=True), BlankLines(2)]
    return tuple(blocks)
