"""Notes on a pair that only their author reads."""
