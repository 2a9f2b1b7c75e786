"""The register of those without a pair on paper; importing it registers the maker."""

from . import register

__all__ = ["register"]
