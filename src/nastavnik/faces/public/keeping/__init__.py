"""The desk of whoever keeps the public section."""
