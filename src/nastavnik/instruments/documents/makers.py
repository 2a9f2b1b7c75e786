"""Which papers the program can make: later apps register a maker per kind of document in their `ready()`.

@maker("order.pairs", words=_("Order on pairs and groups"), journal="orders")
def pairs_order(document) -> nastavnik.paper.Document: …
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from nastavnik.foundation.core.errors import DomainError
from nastavnik.paper import Document as Paper

Maker = Callable[[Any], Paper]
Effects = Callable[[Any], list]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """`words` names the kind in lists; a document of a `numbered` kind gets a number when it is signed."""

    code: str
    words: Any
    make: Maker
    journal: str
    numbered: bool
    effects: Effects | None  # document → what signing it will set in motion, line by line


_kinds: dict[str, DocumentKind] = {}
_words_views: dict[str, str] = {}


def maker(
    code: str,
    *,
    words: Any = "",
    journal: str = "orders",
    numbered: bool = True,
    effects: Effects | None = None,
) -> Callable[[Maker], Maker]:
    """Register how a paper of this kind is made from its row. A code is taken once."""

    def register(make: Maker) -> Maker:
        if code in _kinds:
            raise ValueError(f"the kind {code} is registered already, by {_kinds[code].make.__module__}")
        _kinds[code] = DocumentKind(code, words or code, make, journal, numbered, effects)
        return make

    return register


def kind_of(code: str) -> DocumentKind:
    """The kind with this code; KeyError where no app has registered it."""
    return _kinds[code]


def known_kinds() -> tuple[DocumentKind, ...]:
    """All kinds in the order of their codes."""
    return tuple(_kinds[code] for code in sorted(_kinds))


def kind_words(code: str) -> Any:
    """The name of a kind for lists; the code itself where its app is not installed any more."""
    return _kinds[code].words if code in _kinds else code


def words_changed_at(view: str, codes: Iterable[str]) -> None:
    """The name of the view, given the slug and the key, where the words of a draft of these kinds are changed."""
    _words_views.update(dict.fromkeys(codes, view))


def words_view(code: str) -> str:
    """That view's name; empty for a kind whose words all come from the data."""
    return _words_views.get(code, "")


def make_paper(document) -> Paper:
    """The paper of a row as it would be printed now. DomainError where something it speaks of is missing."""
    try:
        kind = kind_of(document.kind)
    except KeyError as error:
        raise DomainError(f"«{document.kind}»") from error
    return kind.make(document)
