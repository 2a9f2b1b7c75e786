"""Stage 6: the final event, its nominations, jury and awards."""
