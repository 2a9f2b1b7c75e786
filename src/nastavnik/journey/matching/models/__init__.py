"""What the matching keeps: runs, what the school has decided beforehand, and what people were asked."""

from .asking import Choice, Pause, Question, Shortlist
from .rulings import Criteria, Ruling
from .runs import Leftover, MatchRun, Proposal

__all__ = [
    "Choice",
    "Criteria",
    "Leftover",
    "MatchRun",
    "Pause",
    "Proposal",
    "Question",
    "Ruling",
    "Shortlist",
]
