"""Personal links, outside any organisation."""
