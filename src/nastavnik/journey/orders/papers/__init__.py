"""The orders on paper; importing this package registers their makers."""

from . import curator, pairs, regulation

__all__ = ["curator", "pairs", "regulation"]
