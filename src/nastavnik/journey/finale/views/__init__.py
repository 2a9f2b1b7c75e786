"""Pages of the final event: the event, the works, the jury, judging."""
