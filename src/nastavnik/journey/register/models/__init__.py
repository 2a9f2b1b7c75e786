"""What the register keeps: the two banks, the staff lists they came from, the proposals of oneself."""

from .imports import ColumnMemory, Import, ImportedCard
from .mentees import MenteeEntry
from .mentors import MentorEntry, MentorLevel
from .nominations import Nomination, NominationForm

__all__ = [
    "ColumnMemory",
    "Import",
    "ImportedCard",
    "MenteeEntry",
    "MentorEntry",
    "MentorLevel",
    "Nomination",
    "NominationForm",
]
