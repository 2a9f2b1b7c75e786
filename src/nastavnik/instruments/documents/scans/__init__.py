"""The scan of the paper as it was signed by hand, kept with the document."""
