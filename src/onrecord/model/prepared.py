"""What is found in a report, while its words are at hand, for telling later what it has to do with others."""

from dataclasses import dataclass

from onrecord.model.stories import StoryReport
from onrecord.model.timeline import DatedLine


@dataclass(frozen=True, slots=True)
class Prepared:
    """What tells the story of one version of a report, and its lines that can stand in a timeline.

    `story` is None where nobody looked; its ids and day are those of no record yet.
    """

    story: StoryReport | None = None
    lines: tuple[DatedLine, ...] = ()


UNPREPARED = Prepared()
