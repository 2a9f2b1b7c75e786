"""What monitoring puts on paper; importing this package registers the makers."""

from . import questionnaires, swot, year

__all__ = ["questionnaires", "swot", "year"]
