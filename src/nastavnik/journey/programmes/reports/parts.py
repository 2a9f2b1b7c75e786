"""What later rooms add to a report: they register a function, the report never imports them.

    @part("report.year")
    def indicators(document, about, day) -> tuple[Block, ...]: …

`about` is the cycle of the report on the year, the pair of a final report.
"""

from collections.abc import Callable

from nastavnik.paper import Block

Part = Callable[..., tuple[Block, ...]]
_parts: dict[str, list[Part]] = {}


def part(kind: str) -> Callable[[Part], Part]:
    """Register blocks for a kind of report, in the order of registration."""

    def register(function: Part) -> Part:
        _parts.setdefault(kind, []).append(function)
        return function

    return register


def added(kind: str, document, about, day) -> tuple[Block, ...]:
    """What all rooms add to this report."""
    return tuple(block for function in _parts.get(kind, ()) for block in function(document, about, day))
