"""Stage 6: the library of mentoring practices."""
