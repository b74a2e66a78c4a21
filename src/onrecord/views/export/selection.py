"""What is taken out of a record: an open reader, what narrows its lines, and who draws the timeline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.model.timeline import TimelineEntry
from onrecord.store import EventFilters, RecordReader
from onrecord.views.shapes.gathered import Gathered

Timeline = Callable[[RecordReader], Sequence[TimelineEntry]]

EVERY_LINE = EventFilters()


def no_timeline(reader: RecordReader) -> Sequence[TimelineEntry]:
    """No entries, where nobody can draw a timeline."""
    return ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A record to take something out of.

    `filters` narrow lines: reports, statements and figures take those that all lines have, events all of them; what
    several reports tell is never narrowed. `timeline` works out the timeline, which the record does not keep: pages
    and commands each have their own way to it.
    """

    reader: RecordReader
    filters: EventFilters = EVERY_LINE
    timeline: Timeline = no_timeline
    gathered: Gathered = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gathered", Gathered(self.reader))
