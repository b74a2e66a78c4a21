"""Measures what onrecord extracts against reference records made by careful readers."""
