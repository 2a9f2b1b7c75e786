"""Training on paper; importing this package registers its makers."""

from . import certificates, library, sheets

__all__ = ["certificates", "library", "sheets"]
