"""Training of the points by which two numbers that differ are taken to count one thing."""
