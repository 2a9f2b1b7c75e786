"""What is kept of a roadmap."""

from .cycle import Cycle
from .item import Item
from .tick import Tick

__all__ = ["Cycle", "Item", "Tick"]
