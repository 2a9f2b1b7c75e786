"""What is done for the final event, a file for each noun."""
