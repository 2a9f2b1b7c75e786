"""Pages of the staff: the list, a card, the looks of lists."""
