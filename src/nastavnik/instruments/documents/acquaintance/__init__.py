"""Who has to read a signed paper, and who has said so."""
