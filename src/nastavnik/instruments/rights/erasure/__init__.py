"""Erasing one person: how a name is known, where it stands, what becomes of it."""
