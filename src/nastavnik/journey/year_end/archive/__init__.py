"""The whole year as one ZIP that is read without the program."""
