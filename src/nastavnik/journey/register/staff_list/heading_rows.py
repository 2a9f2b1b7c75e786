"""Where the heading of a sheet stands: one row or several, merged or not, under titles or at the very top."""

import itertools
from collections.abc import Iterable

from . import content
from .headings import cleaned, understand
from .sheets import Sheet
from .values.reading import plain

LOOKED_AT = 60  # rows in which a heading is looked for


def _texts(sheet: Sheet, row: int) -> list[str]:
    found = []
    for column in range(1, sheet.width + 1):
        value = sheet.shown(row, column)
        found.append(cleaned(value) if isinstance(value, str) and len(value) <= 200 else "")
    return found


def _worth(headings: Iterable[tuple[str, ...]]) -> float:
    understood: dict[tuple[str, str], float] = {}
    for parts in headings:
        heading = understand(parts)
        if heading.field and heading.field != "other":
            key = (heading.field, heading.unit)
            understood[key] = max(heading.confidence, understood.get(key, 0))
    naming = any(field in ("name", "surname", "pupil") for field, _ in understood)
    return sum(understood.values()) + (1 if naming else 0)


def _may_head(sheet: Sheet, row: int) -> bool:
    told = {
        sheet.covered.get((row, column), (row, column))
        for column in range(1, sheet.width + 1)
        if sheet.shown(row, column) != ""
    }
    if not told or any(content.is_sure_name(sheet.cell(*place)) for place in told):
        return False
    wide = any(bottom >= row >= top and right > left for top, left, bottom, right in sheet.merges)
    return len(told) > 1 or (not wide and len(plain(sheet.cell(*next(iter(told))))) <= 40)


def heading_block(sheet: Sheet) -> tuple[int, int]:
    """Return the first row of the heading and its depth in rows; (0, 0) where there is none."""
    best, best_worth = (0, 0), 0.0
    for row in range(1, min(LOOKED_AT, len(sheet.rows)) + 1):
        if not _may_head(sheet, row):
            continue
        worth = _worth((text,) if text else () for text in _texts(sheet, row))
        if worth > best_worth and worth >= 1.5:
            best, best_worth = (row, 1), worth
    if not best[0]:
        return best
    top = min(
        (sheet.covered.get((best[0], column), best)[0] for column in range(1, sheet.width + 1)),
        default=best[0],
    )
    # Cells merged down belong to the row in which they begin, and say themselves how deep the heading is.
    merged_to = max(
        (bottom for first, _, bottom, _ in sheet.merges if first == top and bottom < top + 4), default=top
    )
    best = (top, max(best[0], merged_to) - top + 1)
    if best[1] > 1:
        return best
    if _completed_above(sheet, top) and _worth(heading_texts(sheet, top - 1, 2)) > best_worth:
        return top - 1, 2
    for depth in (2, 3):
        if top + depth - 1 > len(sheet.rows) or not _may_stand_below(sheet, top + depth - 1):
            break
        worth = _worth(heading_texts(sheet, top, depth))
        same = all(_merged_into(sheet, top, top + depth - 1, column) for column in filled(sheet, top))
        if worth > best_worth or (depth == 2 and (same or _completes(sheet, top))):
            best, best_worth = (top, depth), worth
    return best


def _completes(sheet: Sheet, top: int) -> bool:
    """The row below holds lower headings: all are understood, and one has nothing straight above it."""
    parts = heading_texts(sheet, top, 2)
    told = [column for column, text in enumerate(_texts(sheet, top + 1)) if text]
    alone = any(not text for column, text in enumerate(_texts(sheet, top)) if column in told)
    return alone and len(told) > 1 and all(understand(parts[column]).field for column in told)


def _completed_above(sheet: Sheet, row: int) -> bool:
    """The row above heads columns that this one leaves open: «ФИО» over «имя», beside «Должность»."""
    if row < 2 or not _may_head(sheet, row - 1):
        return False
    above, here = filled(sheet, row - 1), filled(sheet, row)
    return len(above) > 1 and not set(above) <= set(here)


def filled(sheet: Sheet, row: int) -> list[int]:
    """Return the columns in which a row holds something."""
    return [column for column in range(1, sheet.width + 1) if sheet.cell(row, column) != ""]


def _merged_into(sheet: Sheet, top: int, row: int, column: int) -> bool:
    return sheet.covered.get((row, column)) == (top, column)


def _may_stand_below(sheet: Sheet, row: int) -> bool:
    told = [value for value in sheet.rows[row - 1] if value != ""]
    return all(isinstance(value, str) and len(value) <= 60 for value in told) and not any(
        map(content.is_sure_name, told)
    )


def heading_texts(sheet: Sheet, top: int, depth: int) -> list[tuple[str, ...]]:
    """Return for each column its cleaned texts from the top row down."""
    rows = [_texts(sheet, row) for row in range(top, top + depth)]
    for upper, lower in itertools.pairwise(rows):
        for column in range(1, len(upper)):
            # «Стаж» stands once over «общий | педагогический»: its right neighbours are its own
            if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
                upper[column] = upper[column - 1]
    return [tuple(dict.fromkeys(text for text in parts if text)) for parts in zip(*rows, strict=True)]


def shown_headings(sheet: Sheet, top: int, depth: int) -> list[str]:
    """Return each heading as a person reads it, «Стаж / общий»."""
    if not top:
        return [""] * sheet.width
    columns = range(1, sheet.width + 1)
    parts = [[plain(sheet.shown(row, column)) for row in range(top, top + depth)] for column in columns]
    return [" / ".join(dict.fromkeys(filter(None, part))) for part in parts]
