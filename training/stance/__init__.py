"""Trains the model of stances: how a report stands to a claim."""
