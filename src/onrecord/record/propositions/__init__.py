"""What a report's clauses put forward, and where everybody who tells it stands towards it."""

from onrecord.record.propositions.extraction import find_propositions

__all__ = ["find_propositions"]
