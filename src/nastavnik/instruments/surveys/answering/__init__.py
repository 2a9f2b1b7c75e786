"""Answering by a personal link: no account, no address of a school."""
