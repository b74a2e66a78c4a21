"""What each figure of a report counts, told so that figures of many reports can be set side by side."""

from onrecord.record.tallies.extraction import find_tallies

__all__ = ["find_tallies"]
