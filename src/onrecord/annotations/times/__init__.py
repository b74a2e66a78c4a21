"""Time expressions: found by a compiled grammar, then tied to the calendar as seen from publication.

`find_times` reads the words of a text; what it finds says "last Friday" or "the second week of February" without
knowing which. `anchor_times` gives each its TIMEX3 value and its interval, or none where that cannot be told.
"""

from onrecord.annotations.times.anchoring import anchor_times
from onrecord.annotations.times.finding import find_times
from onrecord.annotations.times.readings import FoundTime, Reading

__all__ = ["FoundTime", "Reading", "anchor_times", "find_times"]
