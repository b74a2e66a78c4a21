"""Trains the points that say how sure a dispute is, from disputes that a reader judged."""
