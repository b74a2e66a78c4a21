"""Trains the scorer of factuality that ships with the package."""
