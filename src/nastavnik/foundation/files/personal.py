"""Kept files: what is in them is known to the rows that they belong to."""

from nastavnik.foundation.core.personal import mentions

mentions("files.StoredFile", fields=("name",), scrub=False)  # erasure goes through the files by itself
