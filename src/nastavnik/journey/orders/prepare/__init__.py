"""Drafts of the papers beside the main three orders, one function per kind; a file per noun."""
