"""Stage 6: the library of mentoring practices, from a pair's record to a card that others can use."""
