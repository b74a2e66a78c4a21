"""What a report tells of a date, and the timeline that many reports' dates make."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.events import Reality
from onrecord.model.intervals import Interval
from onrecord.model.reports import Reason
from onrecord.model.spans import Span


class LineKind(StrEnum):
    """What sort of words a line of a report is."""

    TITLE = "title"
    PROSE = "prose"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A sentence of a report with one time that it speaks of.

    `when` is that time, a day or as much as the text gives. `time` covers the words that name it; it is None where the
    sentence names none and the day of publication stands in. `place` counts the report's sentences from 0. `reality`
    is that of what the sentence tells of that time, None where nothing is told as done or to come (a bare state of
    things). `holder` is who says it, None for the report's own voice. `terms` are the lemmas of its content words, in
    lower case and sorted; `words` is how many words it has. `alone` is whether it can be understood by itself, `main`
    whether its main clause tells of that very time.
    """

    span: Span
    when: Interval
    time: Span | None
    place: int
    kind: LineKind
    reality: Reality | None
    holder: str | None
    terms: tuple[str, ...]
    words: int
    alone: bool
    main: bool


@dataclass(frozen=True, slots=True)
class DatedReport:
    """A version of a report as the timeline sees it: who published it when, and its dated lines.

    Versions of one report share `report_id` and count as one.
    """

    version_id: str
    report_id: str
    outlet: str | None
    published: Interval | None
    lines: tuple[DatedLine, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a report tells of an entry: the version and the sentence."""

    version_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated line of a timeline, in the words of one report, with all that tell of it.

    `when` is the time that the line speaks of, as precise as its report gives it. `version_id` and `span` say where the
    words stand; `tellings` lists the other reports' sentences that tell of the same. `reports`, `outlets` and `origins`
    count who tells of it, this one included, outlets as far as they are known. `holder` is who says it, None for a
    report's own voice. `score` ranks the entry among others, and `reasons` say what it is made of.
    """

    when: Interval
    version_id: str
    span: Span
    reality: Reality | None
    holder: str | None
    tellings: tuple[Telling, ...]
    reports: int
    outlets: int
    origins: int
    score: float
    reasons: tuple[Reason, ...] = ()
