"""Trains the points that say which of the things others say in a report a denial in words of its own denies."""
