"""What is done with questionnaires, waves and answers."""
