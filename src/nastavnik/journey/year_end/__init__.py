"""The end of a school year: what is unfinished, the closing, the archive, the next year begun from it."""
