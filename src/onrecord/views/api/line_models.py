"""What reports, statements, figures, events and actors look like to programs.

Spans are half-open and count code points in the text of the report's version, which `/reports/{id}` gives. Times are
ISO 8601; `*_begin` is included, `*_finish` is not, and either is null where it is open or unknown.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import (
    Act,
    Bound,
    Direction,
    EventType,
    MentionKind,
    PublicationBasis,
    Reality,
    Sector,
    StatementKind,
    TimeType,
)

Span = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end), in code points")]


class Shape(BaseModel):
    """Something with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Reason(Shape):
    """Why something was read so, and the words that this rests on."""

    text: str
    span: Span | None


class Source(Shape):
    """The report that a line stands in."""

    report: str
    version: int
    outlet: str | None
    title: str | None
    published_begin: str | None
    published_finish: str | None
    published_basis: PublicationBasis
    url: str | None
    address: str


Verdict = Annotated[
    Literal["rejected", "confirmed"] | None, Field(description="what a person decided; null where nobody did")
]


class Head(Source):
    """One version of a report; `published_by_hand` says that a person set its date."""

    version_id: str
    versions: int
    current: bool
    author: str | None
    published_by_hand: bool


class Report(Head):
    """A report in a list; `words`, `statements`, `figures` and `events` count what it holds."""

    words: int
    statements: int
    figures: int
    events: int


class Placed(Shape):
    """Where something is: the gazetteer's name, country and coordinates."""

    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


class Statement(Source):
    """Who said what; `words` are those of the content, its pieces joined by " … ".

    Where a person corrected speakers or time, `found_speakers` and `found_said_*` are what the program had found.
    """

    id: str
    speakers: list[str]
    speaker_ids: list[str]
    act: Act
    kind: StatementKind
    words: str
    said_begin: str | None
    said_finish: str | None
    addressee: str | None
    channel: str | None
    cue_words: str
    source_words: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    parent: str | None
    reasons: list[Reason]
    verdict: Verdict
    found_speakers: list[str]
    found_said_begin: str | None
    found_said_finish: str | None


class Figure(Source, Placed):
    """How many, according to whom; `claimants` is empty where the report says it in its own voice."""

    id: str
    low: int | float | None
    high: int | float | None
    bound: Bound
    unit: str | None
    vague: str | None
    direction: Direction | None
    counts: str
    scope_words: str
    words: str
    claimants: list[str]
    claimant_ids: list[str]
    statement: str | None
    as_of_begin: str | None
    as_of_finish: str | None
    as_of_told: bool
    span: Span
    number_span: Span
    counted_span: Span | None
    scope: list[Span]
    verdict: Verdict


class Event(Source, Placed):
    """Who did what to whom, and how real it is told to be; lists of a side are in one order."""

    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    goldstein: float | None
    quad: int
    reality: Reality
    factuality: float
    confidence: float
    sources: list[str]
    source_ids: list[str | None]
    source_countries: list[str | None]
    source_sectors: list[str | None]
    source: list[Span | None]
    targets: list[str]
    target_ids: list[str | None]
    target_countries: list[str | None]
    target_sectors: list[str | None]
    target: list[Span | None]
    words: str
    sentence_words: str
    tellers: list[str]
    teller_ids: list[str]
    statement: str | None
    when_begin: str | None
    when_finish: str | None
    trigger: list[Span]
    sentence: Span
    reasons: list[Reason]
    verdict: Verdict


class Office(Shape):
    """An office that an actor holds, and since when."""

    office: str
    country: str | None
    sectors: list[Sector]
    begin: str | None
    finish: str | None
    reason: str


class Alternative(Shape):
    """Whom a name may stand for as well, and why."""

    name: str
    reason: str


class Actor(Shape):
    """Whom names stand for across reports; `reports` are the ids of those that name it."""

    id: str
    name: str
    kind: MentionKind
    country: str | None
    sectors: list[Sector]
    offices: list[Office]
    alternatives: list[Alternative]
    aliases: list[str]
    descriptions: list[str]
    statements: int
    reports: list[str]
    reasons: list[str]


class Block(Shape):
    """A title, heading or paragraph."""

    kind: str
    span: Span


class Furniture(Shape):
    """A piece of the page that is not the report's own prose; spans count in `page_text`."""

    kind: str
    page_span: Span
    words: str


class Credit(Shape):
    """Whom the report names as where it comes from; spans count in `page_text`."""

    name: str
    kind: str
    page_span: Span


class Link(Shape):
    """An address that the page points to."""

    url: str
    words: str


class Seen(Shape):
    """Where a version was seen, when first and when last; the digest is the SHA-256 of what stood there."""

    address: str
    bytes_digest: str | None
    first_seen: str
    last_seen: str


class Time(Shape):
    """Words that name a time, its TIMEX3 value, and the interval that it stands for."""

    span: Span
    words: str
    type: TimeType
    value: str | None
    interval_begin: str | None
    interval_finish: str | None


class ReportInFull(Head):
    """Everything about one version of a report but the layers below statements, figures, events and times."""

    published_reasons: list[Reason]
    text: str
    page_text: str
    blocks: list[Block]
    furniture: list[Furniture]
    credits: list[Credit]
    links: list[Link]
    addresses: list[Seen]
    times: list[Time]
    statements: list[Statement]
    figures: list[Figure]
    events: list[Event]


class Quotation(Shape):
    """A stretch between quotation marks: without them, and with them."""

    span: Span
    outer: Span
    repaired: bool


class Mention(Shape):
    """Words that name or stand for somebody, and whom."""

    span: Span
    words: str
    kind: MentionKind
    name: Span | None
    entity: int | None
    entity_name: str | None
    actor_id: str | None
    actor_name: str | None


class Number(Shape):
    """A number with its unit, and the thing counted."""

    span: Span
    words: str
    low: int | float | None
    high: int | float | None
    bound: Bound
    unit: str | None
    vague: str | None
    direction: Direction | None
    counted_span: Span | None


class Toponym(Placed):
    """A name of a place; `metonym` says that it stands for a government or people that acts."""

    span: Span
    words: str
    kind: str | None
    within: list[str]
    metonym: bool


class Layers(Shape):
    """What a version's text was found to hold, layer by layer."""

    report: str
    version: int
    sentences: list[Span]
    quotations: list[Quotation]
    mentions: list[Mention]
    times: list[Time]
    quantities: list[Number]
    places: list[Toponym]
