"""A person's own calendar by a secret address, for the calendar program on their phone."""
