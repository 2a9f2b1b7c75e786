"""What the cells of a staff list say: each reader returns a value, a problem with a code, or both."""

from .reading import Read

__all__ = ["Read"]
