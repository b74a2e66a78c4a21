"""Statements and figures of one report, from its annotations."""
