"""Pages of the matching: the desk, a run, what is decided beforehand, what people are asked."""
