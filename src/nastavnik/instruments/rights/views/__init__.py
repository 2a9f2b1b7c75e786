"""Pages on personal data: the curator's register, and everybody's own page."""
