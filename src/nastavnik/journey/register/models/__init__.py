"""What the register keeps: the two banks, and the staff lists they came from."""

from .imports import ColumnMemory, Import, ImportedCard
from .mentees import MenteeEntry
from .mentors import MentorEntry

__all__ = ["ColumnMemory", "Import", "ImportedCard", "MenteeEntry", "MentorEntry"]
