"""The public proof of a signed paper: a code on its first sheet leads to a page that confirms it."""
