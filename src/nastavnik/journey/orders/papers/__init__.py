"""The orders on paper; importing this package registers their makers."""

from . import (
    agreement,
    awards,
    changes,
    curator,
    finale,
    notices,
    own_fields,
    pairs,
    protocols,
    regulation,
    sheets,
)

__all__ = [
    "agreement",
    "awards",
    "changes",
    "curator",
    "finale",
    "notices",
    "own_fields",
    "pairs",
    "protocols",
    "regulation",
    "sheets",
]
