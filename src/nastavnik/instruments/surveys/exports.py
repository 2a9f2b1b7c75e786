"""Results as a table to take away."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .results import Results

FEW = "–"


def results_table(found: Results) -> tuple[list[str], list[list]]:
    """Headings and rows: each item with its numbers, below it how often each answer was given."""
    headings = [
        _("Question"),
        pgettext("column", "Answer"),
        _("Answered"),
        pgettext("number", "Mean"),
        pgettext("number", "Median"),
    ]
    rows: list[list] = []
    for item in found.items:
        mean = None if item.mean is None else round(item.mean, 2)
        rows.append([item.words, _("too few, not shown") if item.hidden else "", item.n, mean, item.median])
        rows += [["", said, n, None, None] for _code, said, n in item.counts]
        rows += [["", text, None, None, None] for text in item.texts]
    for part in found.breakdowns:
        for cell in part.cells:
            for code, mean in cell.means.items():
                item = found.item(code)
                if item is not None:
                    shown = FEW if mean is None else round(mean, 2)
                    words = f"{part.words} {cell.words}"
                    rows.append([item.words, words, FEW if cell.n is None else cell.n, shown, None])
    return headings, rows
