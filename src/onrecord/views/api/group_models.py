"""What claims, disputes, series, lineage, stories, timelines, changes and the record as a whole look like to programs.

`report` here is the id under which a report came in, as the command line prints it, and `report_id` the record's own;
`/reports/{id}` takes both. `start` and `end` are positions in the text of the version with that number.
"""

from onrecord.model import Act, Bound, EventType, Reality
from onrecord.model.changes import ChangeKind, EditKind, Novelty
from onrecord.model.disputes import DisputeKind, Standing
from onrecord.model.lineage import LineageRelation
from onrecord.model.propositions import Position
from onrecord.model.series import Relation
from onrecord.views.api.line_models import Head, Reason, Shape, Span, Statement


class Place(Shape):
    """Words in a report, by their positions in its text."""

    report: str
    start: int
    end: int
    version: int
    report_id: str
    words: str


class Kept(Place):
    """Words that older versions of the report have as well, by the numbers of these."""

    also_versions: list[int]


class ClaimItem(Kept):
    """Words that put a claim forward or speak against it, and who says them."""

    position: Position
    speaker: str | None
    speakers: list[str]
    said: str | None


class Step(Shape):
    """One step of why words go back to an origin."""

    report: str
    text: str
    span: Span | None


class Origin(Shape):
    """One independent origin; `items` are the numbers of those that go back to it, counted from 0."""

    origin: str
    items: list[int]
    reasons: list[Step]


class Claim(Shape):
    """One proposition with everyone who stands somewhere towards it; no verdict."""

    id: str
    proposition: str
    items: list[ClaimItem]
    reports: int
    outlets: int
    origins: int
    spoken_by: str | None
    behind: list[Origin]


class DisputeItem(ClaimItem):
    """Words on one side of a dispute."""

    outlet: str | None


class Side(Shape):
    """Those who stand on one side, and from how many independent origins."""

    position: Position
    items: list[DisputeItem]
    origins: int


class Dispute(Shape):
    """A question with the words of both sides; no verdict."""

    id: str
    question: str
    kind: DisputeKind
    standing: Standing
    chance: float | None
    sides: list[Side]
    claim: str | None


class Point(Kept):
    """One figure of a series."""

    value: int | float | list[int | float]
    bound: Bound
    unit: str | None
    claimed_by: list[str]
    as_of: str | None
    as_of_told: bool
    outlet: str | None


class PointLink(Shape):
    """How two points of a series stand to each other; `points` are their numbers, counted from 0."""

    points: list[int | None]
    relation: Relation
    score: float
    why: str


class Series(Shape):
    """Figures for one thing in the order of their dates."""

    id: str
    counts: str
    relation: Relation
    points: list[Point]
    links: list[PointLink]


class EdgeEvidence(Shape):
    """Words that carry an edge, on both sides."""

    span: Span | None
    other_span: Span | None
    page_span: Span | None
    words: str | None


class Edge(Shape):
    """What one report has from another, or whom it credits."""

    id: str
    report: str
    relation: LineageRelation
    other_report: str | None
    other_name: str | None
    span: Span | None
    other_span: Span | None
    evidence: list[EdgeEvidence]
    score: float
    reasons: list[Reason]


class StoryLink(Shape):
    """Why two reports were put into one story."""

    report: str
    other_report: str
    score: float
    reasons: list[str]


class Story(Shape):
    """Reports of one event."""

    id: str
    label: str
    label_report: str
    label_span: Span | None
    begin: str | None
    finish: str | None
    reports: list[str]
    links: list[StoryLink]


class Entry(Place):
    """One dated line of a timeline, in the words of one report, with all that tell of it."""

    date: str | None
    finish: str | None
    text: str
    reality: Reality | None
    speaker: str | None
    reports: int
    outlets: int
    origins: int
    score: float
    also: list[Place]
    reasons: list[str]


class Timeline(Shape):
    """The dated lines of a stretch of time, those told most; `budget` is how many were asked for at most."""

    entries: list[Entry]
    since: str | None
    until: str | None
    budget: int


class Cited(Shape):
    """Words that a change rests on."""

    report: str
    start: int
    end: int
    words: str


class Edit(Shape):
    """What became of a stretch of a report in its next version."""

    kind: EditKind
    old_version: str
    new_version: str
    old: Span | None
    new: Span | None


class Change(Shape):
    """What is new since a moment, with the words before and after and its three times."""

    kind: ChangeKind
    novelty: Novelty
    subject: str
    what: str
    who: list[str]
    before: list[Cited]
    after: list[Cited]
    happened_begin: str | None
    happened_finish: str | None
    reported_begin: str | None
    reported_finish: str | None
    seen: str | None
    values: list[str] | None
    edits: list[Edit] | None


class Outlet(Shape):
    """An outlet and how many reports of it the record holds; null for those that name none."""

    outlet: str | None
    reports: int


class Speaker(Shape):
    """Who says most."""

    id: str
    name: str
    statements: int
    reports: int


class ActCount(Shape):
    """How many statements do this."""

    act: Act
    statements: int


class TypeCount(Shape):
    """How many events are of this type."""

    type: EventType
    events: int


class Summary(Shape):
    """What is in the record, in numbers; `stale` says that a build runs or was interrupted."""

    reports: int
    versions: int
    statements: int
    figures: int
    events: int
    actors: int
    rejections: int
    undated: int
    published_begin: str | None
    published_finish: str | None
    outlets: int
    speakers: list[Speaker]
    acts: list[ActCount]
    types: list[TypeCount]
    stale: bool


class Piece(Shape):
    """A stretch of a snippet; `hit` says that it matched."""

    text: str
    hit: bool


class StatementHit(Statement):
    """A statement that a search found; `snippet` holds its words with what matched set off."""

    snippet: list[Piece]


class ReportHit(Head):
    """A report that a search found, with the words around the best match."""

    snippet: list[Piece]
