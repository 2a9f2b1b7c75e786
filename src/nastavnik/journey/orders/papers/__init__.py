"""The orders on paper; importing this package registers their makers."""

from . import agreement, changes, curator, notices, pairs, regulation

__all__ = ["agreement", "changes", "curator", "notices", "pairs", "regulation"]
