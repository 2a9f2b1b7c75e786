"""Pages of the banks and of the staff lists they come from."""
