"""Stories: reports that tell one event over some days, found pair by pair and then put together.

`read_for_stories` once per report, `keys_of` to find neighbours, `compare_all` for pairs, `group` for whole components.
"""

from onrecord.cross_report.stories.comparing import alike, compare, compare_all
from onrecord.cross_report.stories.grouping import group
from onrecord.cross_report.stories.keys import SHARED, keys_of
from onrecord.cross_report.stories.reading import read_for_stories

__all__ = ["SHARED", "alike", "compare", "compare_all", "group", "keys_of", "read_for_stories"]
