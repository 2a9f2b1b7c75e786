"""Who asks: the curator's desk, the pair that edits its draft, the marks of a plan that runs."""
