"""What is reported at the end; importing this package registers the makers."""

from . import portfolio, programme, year

__all__ = ["portfolio", "programme", "year"]
