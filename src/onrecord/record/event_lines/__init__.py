"""Event data from the record's events and statements: one line for what a sentence tells of two actors.

`governing` says which words stand below which in a sentence, `sides` who takes part in an event when its own words name
only one side, `sayings` which statements are deeds themselves, and `lines` puts them together.
"""

from onrecord.record.event_lines.lines import find_event_lines

__all__ = ["find_event_lines"]
