"""Addresses that are opened without an account."""
