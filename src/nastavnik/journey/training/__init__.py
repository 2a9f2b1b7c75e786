"""Training of mentors: sessions, attendance, courses, and the methodical library."""
