"""The school's public section: what anyone may read."""
