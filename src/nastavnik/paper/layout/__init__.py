"""How blocks are laid out: one settled layout that every back end draws, so their text cannot differ."""

from nastavnik.paper.layout.flow import sheets
from nastavnik.paper.layout.model import Cell, Grid, Group, Item, Look, Para, Row, Sheet

__all__ = ["Cell", "Grid", "Group", "Item", "Look", "Para", "Row", "Sheet", "sheets"]
