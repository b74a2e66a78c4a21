"""The lists of the record that can be taken away whole, each as values for programs and as rows of a table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.model.timeline import TimelineEntry
from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, STORIES
from onrecord.views.export import group_tables
from onrecord.views.export.columns import COLUMNS
from onrecord.views.export.selection import Selection
from onrecord.views.shapes import group_fields, line_fields
from onrecord.views.shapes.gathered import Gathered, Named
from onrecord.views.shapes.line_fields import Fields

Value = TypeVar("Value")
Stream = Callable[[Selection], Iterator[Fields]]
# What narrows lines of every kind, and what narrows events besides.
OF_LINES = frozenset({"within", "report", "all_versions"})
OF_EVENTS = OF_LINES | {"type", "reality", "actor", "country"}


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list that can be taken away.

    `values` are the shapes of `--json`, `rows` those of a table with `columns`; both come a piece at a time. `narrowed`
    names the filters that it takes.
    """

    name: str
    values: Stream
    rows: Stream
    narrowed: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of its table."""
        return COLUMNS[self.name]


def find_list(name: str) -> RecordList | None:
    """The list of a name."""
    return next((one for one in LISTS if one.name == name), None)


def timeline_entries(taken: Selection) -> Iterator[Named[TimelineEntry]]:
    """The entries of the timeline, numbered from 1."""
    return ((str(number), entry) for number, entry in enumerate(taken.timeline(taken.reader), start=1))


def _lines(name: str, read: Callable[[Selection], Iterable[Any]], fields: Callable[[Any], Fields]) -> RecordList:
    def stream(taken: Selection) -> Iterator[Fields]:
        return map(fields, read(taken))

    narrowed = {"events": OF_EVENTS, "actors": frozenset[str](), "rejections": frozenset[str]()}.get(name, OF_LINES)
    return RecordList(name, stream, stream, narrowed)


def _groups(
    name: str,
    read: Callable[[Selection], Iterable[Named[Value]]],
    fields: Callable[[Gathered, Named[Value]], Fields],
    rows: Callable[[Gathered, Named[Value]], Iterator[Fields]],
) -> RecordList:
    def stream(taken: Selection) -> Iterator[Fields]:
        return (fields(taken.gathered, named) for named in read(taken))

    def stream_rows(taken: Selection) -> Iterator[Fields]:
        return (row for named in read(taken) for row in rows(taken.gathered, named))

    return RecordList(name, stream, stream_rows)


def _family(name: str, kind: type[Value]) -> Callable[[Selection], Iterator[Named[Value]]]:
    return lambda taken: taken.reader.stream_groups(name, kind)


# In the order in which a person reads them.
LISTS: tuple[RecordList, ...] = (
    _lines("reports", lambda taken: taken.reader.stream_reports(taken.filters), line_fields.report_fields),
    _lines("statements", lambda taken: taken.reader.stream_statements(taken.filters), line_fields.statement_fields),
    _lines("figures", lambda taken: taken.reader.stream_figures(taken.filters), line_fields.figure_fields),
    _lines("events", lambda taken: taken.reader.stream_events(taken.filters), line_fields.event_fields),
    _lines("actors", lambda taken: taken.reader.actors(), line_fields.actor_fields),
    _groups("claims", _family(CLAIMS, CountedClaim), group_fields.claim_fields, group_tables.claim_rows),
    _groups("disputes", _family(DISPUTES, Dispute), group_fields.dispute_fields, group_tables.dispute_rows),
    _groups("series", _family(SERIES, FigureSeries), group_fields.series_fields, group_tables.series_rows),
    _groups("lineage", _family(EDGES, LineageEdge), group_fields.edge_fields, group_tables.edge_rows),
    _groups("stories", _family(STORIES, Story), group_fields.story_fields, group_tables.story_rows),
    _groups("timeline", timeline_entries, group_fields.entry_fields, group_tables.entry_rows),
    _lines("rejections", lambda taken: taken.reader.rejections(), line_fields.rejection_fields),
)
LIST_NAMES: tuple[str, ...] = tuple(one.name for one in LISTS)
