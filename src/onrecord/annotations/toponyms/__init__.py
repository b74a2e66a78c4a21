"""Where: place mentions with their gazetteer entries."""

from onrecord.annotations.toponyms.extraction import find_toponyms

__all__ = ["find_toponyms"]
