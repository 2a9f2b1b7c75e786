"""Pages that are opened by a personal link, outside every organisation's address."""
