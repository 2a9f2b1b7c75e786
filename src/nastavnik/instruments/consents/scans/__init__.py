"""Scanned sheets on the desk: brought in piles, sorted by code, the rest by hand."""
