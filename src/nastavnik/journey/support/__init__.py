"""Those without a pair: their support, and the search that goes on."""
