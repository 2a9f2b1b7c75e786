"""The orders on paper; importing this package registers their makers."""

from . import changes, curator, pairs, regulation

__all__ = ["changes", "curator", "pairs", "regulation"]
