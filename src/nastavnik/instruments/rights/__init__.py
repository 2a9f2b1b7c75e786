"""A person's rights over their data: withdrawal, erasure, requests, terms."""
