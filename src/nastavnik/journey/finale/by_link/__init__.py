"""The door of a member of the jury without an account."""
