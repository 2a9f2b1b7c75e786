"""Many papers at once, as one archive."""
