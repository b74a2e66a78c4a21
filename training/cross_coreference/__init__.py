"""Trains the networks that join mentions across reports."""
