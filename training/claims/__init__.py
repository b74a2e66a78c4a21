"""Trains the points that say whether two propositions ask one question, and whether they are two sides of a dispute."""
