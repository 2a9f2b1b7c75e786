"""Questionnaires: built from items, answered by link, never a consent."""
