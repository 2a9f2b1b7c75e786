"""The one page of the register that is open to everybody: «I would like to be a mentor»."""
