"""Stage 5: those without a pair, their support and the search that goes on."""
