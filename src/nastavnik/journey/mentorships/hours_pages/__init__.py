"""Pages of the mentors' hours."""
