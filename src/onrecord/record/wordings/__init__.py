"""How a report names what other reports may name otherwise, in its own voice."""

from onrecord.record.wordings.extraction import find_namings

__all__ = ["find_namings"]
