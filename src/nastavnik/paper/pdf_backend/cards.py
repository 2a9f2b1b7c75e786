"""A sheet of small cards to be cut apart: words and a square code on each. A4, eight cards, lengths in mm."""

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from nastavnik.paper.inline import clean
from nastavnik.paper.pdf_backend.render import FontsMissingError
from nastavnik.paper.qr import qr_svg

_TEMPLATE = Path(__file__).with_name("cards.typ")
_NEEDED = "Tinos"
_made = threading.local()


@dataclass(frozen=True, slots=True)
class Card:
    """`name` stands in bold, `lines` below it; `code` is the text of the square code, also printed in small type."""

    name: str
    lines: tuple[str, ...]
    code: str


def render_cards(cards: tuple[Card, ...], fonts_dir: Path) -> bytes:
    """The cards as PDF, in their order. Raises FontsMissingError when `fonts_dir` has no Tinos."""
    data = [
        {
            **asdict(card),
            "name": clean(card.name),
            "lines": [clean(line) for line in card.lines],
            "svg": qr_svg(card.code),
        }
        for card in cards
    ]
    made = _compiler(Path(fonts_dir)).compile(
        format="pdf", sys_inputs={"cards": json.dumps(data, ensure_ascii=False)}
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def _compiler(fonts_dir: Path) -> typst.Compiler:
    kept: dict[Path, typst.Compiler] = _made.__dict__.setdefault("compilers", {})
    if fonts_dir not in kept:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_dir)])
        if _NEEDED not in fonts.families():
            raise FontsMissingError(f"No {_NEEDED} font in {fonts_dir}: run the project's set-up.")
        kept[fonts_dir] = typst.Compiler(
            str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True
        )
    return kept[fonts_dir]
