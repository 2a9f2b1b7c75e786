"""The methodical library: texts, files and links for mentors, mentees and the curator."""
