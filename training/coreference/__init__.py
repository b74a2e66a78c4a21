"""Trains the ranker that chooses whom pronouns and nameless phrases of a report stand for."""
