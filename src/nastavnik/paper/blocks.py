"""The block model: what an official paper is made of, free of any file format. Lengths in mm, sizes in pt."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from nastavnik.paper.inline import Text

Align: TypeAlias = Literal["left", "center", "right", "justify"]

BLANK_DATE = "«____» ______________ 20____ г."
BLANK_NUMBER = "________"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper: the bodies above, the organisation's name, address and registration line."""

    organisation: tuple[str, ...]
    superior: tuple[str, ...] = ()
    address: str = ""
    requisites: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The kind of the paper («ПРИКАЗ») or the name of an annex, centred and bold, over its subtitle."""

    text: Text
    subtitle: Text = ""
    size: float = 0


@dataclass(frozen=True, slots=True)
class DateAndNumber:
    """The registration line. An empty date or number becomes a blank to be filled in by hand.

    With `numbered` False there is no number: the place at the left, the date at the right (agreements)."""

    date: str = ""
    number: str = ""
    place: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """What the paper is about («Об утверждении …»): every document needs one (ГОСТ Р 7.0.97-2025)."""

    text: Text
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class SectionTitle:
    """A section's title within a longer paper; it never stands alone at the foot of a page."""

    text: Text
    level: Literal[2, 3] = 2
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `size` 0 means the size of the document; `space` is the room below, in points."""

    text: Text
    align: Align = "justify"
    indent: bool = True
    size: float = 0
    space: float = 4
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Preamble:
    """The grounds of an order and the word that commands. An empty `command` leaves the word out."""

    text: Text
    command: str = "ПРИКАЗЫВАЮ:"


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point: its text, the points below it, and blocks (a table) that belong to it."""

    text: Text
    points: tuple["Point | Text", ...] = ()
    after: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """Numbered points: 1., 1.1., 1.1.1. With `prefix` «2» they read 2.1., 2.2.; `start` is the first."""

    items: tuple[Point | Text, ...]
    prefix: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unnumbered list."""

    items: tuple[Text, ...]
    mark: str = "–"


@dataclass(frozen=True, slots=True)
class Checklist:
    """Boxes to tick: (text, state) with state True ticked, False empty."""

    items: tuple[tuple[Text, bool], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its share of the width (shares are scaled to the page) and its alignment."""

    title: str
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Span:
    """A row of a table that is one cell across all columns: the name of a stage, of a group of rows."""

    text: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its heading repeats on each page; no row is split. `row_height` is room to write."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...] | Span, ...]
    size: float = 12
    empty_rows: int = 0
    row_height: float = 0

    def __post_init__(self) -> None:
        """Raises ValueError when there is no column, or a row has not one cell for each column."""
        if not self.columns or min(column.share for column in self.columns) <= 0:
            raise ValueError("table: at least one column, and each with a share above nothing")
        for number, row in enumerate(self.rows, 1):
            if not isinstance(row, Span) and len(row) != len(self.columns):
                raise ValueError(f"table row {number}: {len(row)} cells for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, two columns: a programme's front page, a card. `ruled` draws the table."""

    rows: tuple[tuple[Text, Text], ...]
    label_share: float = 0.35
    ruled: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: a label, the value over a rule (or an empty rule), and a small hint under it."""

    label: Text
    value: Text = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Empty ruled lines across the page, to be filled in by hand."""

    count: int = 3


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom and from whom, at the upper right of an application or a notice."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One approval: kind («РАССМОТРЕНО»), body and protocol, or the post, name and date of a person."""

    kind: str
    body: Text = ""
    basis: Text = ""
    post: Text = ""
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalStamps:
    """Approvals of several bodies side by side (up to three in a row); a single one stands at the right."""

    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Post, a line to sign on, «И. О. Фамилия»; never parted from the text before it.

    An empty name becomes a rule; `labels` says what belongs on each rule; `dated` adds one for the date."""

    post: Text
    name: str = ""
    labels: bool = False
    dated: bool = False
    seal: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an agreement: its title («Работодатель»), its details line by line, who signs."""

    title: str
    lines: tuple[Text, ...] = ()
    post: Text = ""
    name: str = ""
    seal: bool = False


@dataclass(frozen=True, slots=True)
class SignaturePair:
    """The two parties of an agreement side by side."""

    left: Party
    right: Party


@dataclass(frozen=True, slots=True)
class Acquainted:
    """«С приказом ознакомлены:» with a line to sign and a date for each person, under the order itself."""

    names: tuple[str, ...]
    intro: str = "С приказом ознакомлены:"


@dataclass(frozen=True, slots=True)
class AcquaintanceSheet:
    """A sheet on a page of its own: №, ФИО, post, date, signature. `people` are (name, post)."""

    title: Text
    people: tuple[tuple[str, str], ...] = ()
    empty_rows: int = 0
    headings: tuple[str, str, str, str, str] = ("№", "Фамилия, имя, отчество", "Должность", "Дата", "Подпись")
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room down the page, in mm."""

    height: float = 5


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page where a page can hold them."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on landscape pages of their own: a bank, a roadmap. Only at the top of a document or annex."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on a new page: «Приложение № 1» and what it belongs to («к приказу от … № …») at the upper
    right, then its stamps and blocks. Without a number it reads «Приложение». Only at the top."""

    to: Text
    blocks: tuple["Block", ...]
    number: str = ""
    stamps: tuple[Stamp, ...] = ()
    landscape: bool = False
    word: str = "Приложение"


Block: TypeAlias = (
    Letterhead
    | Title
    | DateAndNumber
    | Heading
    | SectionTitle
    | Paragraph
    | Preamble
    | Points
    | Bullets
    | Checklist
    | Table
    | Facts
    | Field
    | BlankLines
    | Addressee
    | ApprovalStamps
    | Signature
    | SignaturePair
    | Acquainted
    | AcquaintanceSheet
    | Space
    | PageBreak
    | KeepTogether
    | Landscape
    | Annex
)
