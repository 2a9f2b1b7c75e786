"""Who asks: the pages of the curator."""
