"""Posts of the school's news to its site and social networks."""
