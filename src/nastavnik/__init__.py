"""Nastavnik: a school's mentoring of teachers, from the first order to the final event."""

__version__ = "0.1.0"
