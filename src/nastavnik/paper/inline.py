"""Words within a line: runs of text with weight and slant, and blanks to be filled in by hand."""

import re
from dataclasses import dataclass
from typing import TypeAlias

# XML 1.0 forbids most control characters; bidirectional overrides would let a signed line read
# otherwise than it is stored; C1 controls and the byte-order mark have no glyph in any font.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. A line feed in the text is a line break on paper."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


Text: TypeAlias = str | Run | tuple[str | Run, ...]


def bold(text: str) -> Run:
    """The text in bold."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """The text in italic."""
    return Run(text, italic=True)


def blank(length: int = 20) -> str:
    """A line of `length` underscores, to be filled in by hand."""
    return "_" * length


def clean(text: str) -> str:
    """The text as paper can carry it: no control characters, tabs as spaces, every line end a line feed."""
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def runs(text: Text, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """The text as cleaned runs; `bold` and `italic` are added to each. Empty runs are dropped."""
    pieces = text if isinstance(text, tuple) else (text,)
    return tuple(run for piece in pieces if (run := _run(piece, bold, italic)).text)


def _run(piece: str | Run, bold: bool, italic: bool) -> Run:
    if isinstance(piece, str):
        return Run(clean(piece), bold, italic)
    return Run(clean(piece.text), piece.bold or bold, piece.italic or italic, piece.underline)


def text_of(pieces: tuple[Run, ...]) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in pieces)
