"""Words and signs that every template may use."""
