"""What the record gives back: frozen rows, each with its public id, its report and its spans.

Rows hold the model's own types where these fit; what only a record can know stands beside them: ids, the version
that a line belongs to, and the actor that a name stands for across reports.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from onrecord.model import (
    Act,
    ActorCode,
    ActorOffice,
    Alternative,
    Block,
    Credit,
    EventType,
    Furniture,
    Interval,
    Link,
    MentionKind,
    Party,
    Publication,
    Quantity,
    Quotation,
    Reality,
    Reason,
    RejectionReason,
    Report,
    Sector,
    Span,
    StatementKind,
    TimeExpression,
    Toponym,
)
from onrecord.store.reviews.standing import UNREVIEWED, Standing

Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """Rows that match a filter; `total` counts those that a limit left out, too.

    `undated` counts lines that match all else but have no known date, while the filter asks for dates, and `rejected`
    those that are left out because a person rejected them.
    """

    rows: tuple[Row, ...]
    total: int
    undated: int = 0
    rejected: int = 0

    @property
    def left_out(self) -> int:
        """How many matching rows the limit or offset kept back."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class ReportHead:
    """One version of a report, as every line drawn from it shows it.

    `number` counts the report's versions from 1 in order of time, `versions` is how many there are, `current`
    says that this is the last. `publication` is the one in force: decided by the user, read or inferred;
    `decided` says that the user set it.
    """

    report_id: str
    version_id: str
    number: int
    versions: int
    current: bool
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    address: str
    publication: Publication
    decided: bool

    @property
    def label(self) -> str:
        """The report's id, with the version where there is more than one: "r-3f9a2c41 v2"."""
        return f"{self.report_id} v{self.number}" if self.versions > 1 else self.report_id


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list; `words` counts the words of its text."""

    head: ReportHead
    words: int
    statements: int
    figures: int
    events: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A speaker, addressee, claimant or participant, with its actor; `actor_*` are None where it is nobody named."""

    party: Party
    actor_id: str | None
    actor_name: str | None

    @property
    def name(self) -> str:
        """The actor's name across reports, or the report's own words for it."""
        return self.actor_name or self.party.name


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its words; spans point into the text of `report.version_id`.

    `words` are those of the content, its pieces joined by " … "; likewise `source_words` and `cue_words`.
    `parent_id` is the statement within whose content this one stands. `review` is what people decided: where they
    corrected the speaker or the time, `speakers` and `said` are theirs, and what the program found is in
    `found_speakers` and `found_said`.
    """

    statement_id: str
    report: ReportHead
    kind: StatementKind
    act: Act
    speakers: tuple[PartyRow, ...]
    addressee: PartyRow | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_words: str
    cue_words: str
    words: str
    channel: Span | None
    channel_words: str | None
    said: Interval | None
    parent_id: str | None
    reasons: tuple[Reason, ...]
    review: Standing = UNREVIEWED
    found_speakers: tuple[PartyRow, ...] | None = None
    found_said: Interval | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its words; `claimants` is empty when the report says it in its own voice.

    `scope_words` joins the words of `scope`, which say which of the things counted are meant; `as_of` is when it was
    said or published unless `as_of_told`.
    """

    figure_id: str
    report: ReportHead
    quantity: Quantity
    span: Span
    words: str
    counts: str
    claimants: tuple[PartyRow, ...]
    statement_id: str | None
    as_of: Interval | None
    as_of_told: bool
    scope: tuple[Span, ...]
    scope_words: str
    place: Toponym | None
    review: Standing = UNREVIEWED


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Who takes part in an event, and how the field codes them; `party` tells the actor across reports."""

    party: PartyRow
    code: ActorCode

    @property
    def name(self) -> str:
        """The actor's name across reports, or the report's own words for it."""
        return self.party.name


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its words; spans point into the text of `report.version_id`.

    `words` are those of the trigger, its pieces joined by " … ". `sentence` is the one in which the trigger begins,
    and `sentence_words` what it says. `tellers` are the speakers of the statement that tells the event, empty in the
    report's own voice; `said` is when that statement was made.
    """

    event_id: str
    report: ReportHead
    type: EventType
    mode: str | None
    cameo: str | None
    goldstein: float | None
    reality: Reality
    factuality: float
    confidence: float
    sources: tuple[ParticipantRow, ...]
    targets: tuple[ParticipantRow, ...]
    trigger: tuple[Span, ...]
    words: str
    sentence: Span
    sentence_words: str
    place: Toponym | None
    when: Interval | None
    statement_id: str | None
    tellers: tuple[PartyRow, ...]
    said: Interval | None
    reasons: tuple[Reason, ...]
    review: Standing = UNREVIEWED


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Words that name or stand for somebody, with the report's fullest name and the actor across reports."""

    span: Span
    kind: MentionKind
    name: Span | None
    entity: int | None
    entity_name: str | None
    actor_id: str | None
    actor_name: str | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Whom or what several mentions of one report stand for."""

    entity: int
    name: str
    kind: MentionKind
    descriptions: tuple[str, ...]
    mentions: int
    actor_id: str | None
    actor_name: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Whom the entities of several reports stand for; counts are over current versions.

    `reasons` says why each spelling was joined; `reports` are the ids of the reports that name it. `country`,
    `sectors`, `offices` and `alternatives` are as in `Actor`.
    """

    actor_id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...]
    reasons: tuple[str, ...]
    descriptions: tuple[str, ...]
    statements: int
    reports: tuple[str, ...]
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    offices: tuple[ActorOffice, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A place where a version was seen; `bytes_digest` is the SHA-256 of what stood there."""

    address: str
    key: str | None
    bytes_digest: str | None
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything about one version of a report.

    `report` is the model's report as it was read, so `report.page_spans` leads from text to page; the publication
    in force is `head.publication`. `others` are the report's other versions in order.
    """

    head: ReportHead
    report: Report
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[MentionRow, ...]
    entities: tuple[EntityRow, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    toponyms: tuple[Toponym, ...]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]
    addresses: tuple[AddressRow, ...]
    others: tuple[ReportHead, ...]

    @property
    def text(self) -> str:
        """The report's own prose, into which all spans point."""
        return self.report.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Title, headings and paragraphs."""
        return self.report.blocks

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What was set aside; spans point into `report.page_text`."""
        return self.report.furniture

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the report names as where it comes from."""
        return self.report.credits

    @property
    def links(self) -> tuple[Link, ...]:
        """Addresses that the page points to."""
        return self.report.links


@dataclass(frozen=True, slots=True)
class RejectionRow:
    """A page that stands rejected where it was last seen."""

    address: str
    reason: RejectionReason
    message: str
    remedy: str
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class RunRow:
    """One build; `finished` is None where it was interrupted or still runs."""

    started: datetime
    finished: datetime | None
    onrecord: str
    new_reports: int
    new_versions: int
    new_addresses: int
    updated: int
    unchanged: int
    rejected: int


@dataclass(frozen=True, slots=True)
class OutletCount:
    """An outlet and how many reports of it the record holds; `outlet` is None for those that name none."""

    outlet: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor, how many statements it makes, and how many reports name it."""

    actor_id: str
    name: str
    statements: int
    reports: int


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """What is in the record, counted over current versions.

    `published` spans the known publication dates (None if no report is dated); `undated` counts reports whose
    date is unknown. `outlets` is in order of size. `speakers` are the actors with most statements. `acts` and `types`
    count statements and events of each kind, the most frequent first. `stale` says that a build was interrupted or
    still runs, so that actors may be out of date.
    """

    reports: int
    versions: int
    statements: int
    figures: int
    events: int
    actors: int
    rejections: int
    undated: int
    published: Interval | None
    outlets: tuple[OutletCount, ...]
    speakers: tuple[ActorCount, ...]
    acts: tuple[tuple[Act, int], ...]
    types: tuple[tuple[EventType, int], ...]
    runs: tuple[RunRow, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences around a span: `words` of `span`, within which the asked span lies."""

    span: Span
    words: str
