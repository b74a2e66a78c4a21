"""What is marked in a report's text before anyone asks who said what."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model.intervals import Interval
from onrecord.model.reports import Publication
from onrecord.model.spans import Span


class Token(NamedTuple):
    """A word or mark with its place in the parse (a NamedTuple: a long report has thousands).

    `head` is the index of the governing token in `Annotations.tokens`, its own index at the root.
    `tag` is the Penn Treebank tag, `pos` the Universal POS tag, `dep` the ClearNLP label, `entity` the OntoNotes
    entity label or "". `text` is the word as the parser saw it, after repair of quotation marks; `start` and
    `end` are positions in the report's text as it stands.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, the block that it stands in, and its tokens as a half-open range of indices."""

    span: Span
    block: int
    first_token: int
    after_token: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    `span` is what is quoted, without its marks; `outer` includes the marks that are there. `repaired` says that
    a mark was missing or misplaced and where it belongs was inferred. `continues` is the index of the quotation
    in the paragraph before that this one goes on from, or None.
    """

    span: Span
    outer: Span
    block: int
    repaired: bool = False
    continues: int | None = None


class MentionKind(StrEnum):
    """What a mention names, or how it refers."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    OFFICE = "office"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for a person, organisation, country, place or group.

    `span` is the whole phrase with title and apposition-free modifiers ("US President Joe Biden"), `name` the
    part that names ("Joe Biden"; None for offices and pronouns), `entity` the index of what it refers to in
    `Annotations.entities`, None where that is undecided.
    """

    span: Span
    kind: MentionKind
    head: int
    name: Span | None
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Whom or what several mentions of one report stand for.

    `name` is the fullest name the report gives, `descriptions` the offices and titles it gives them.
    """

    name: str
    kind: MentionKind
    descriptions: tuple[str, ...] = ()


class TimeType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, with their TIMEX3 value and the interval they stand for.

    `value` is None while a relative expression has nothing to be anchored to; `interval` is None for durations
    and sets and for what cannot be resolved.
    """

    span: Span
    type: TimeType
    value: str | None
    interval: Interval | None = None


class Bound(StrEnum):
    """How a stated number bounds the true one."""

    EXACT = "="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"


class Direction(StrEnum):
    """Which way a stated number moved, or by how much something moved: "up from 3 to 5", "fell 2 percent"."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it: exact value or range, bound, unit, and the thing counted.

    `low` equals `high` unless a range is given. Both are None for a vague number ("several hundred"), which
    `vague` then quotes. `unit` is a normalised name ("USD", "percent", "kilometre"), None for plain counts.
    `counted` covers the thing counted ("Russian soldiers near Ukraine's borders"). `concepts` are the things that the
    number says something of, the nearest first, each a stretch of words ("the grain price" for "the grain price rose
    5 percent"); empty where a plain count says it all. `direction` is None where nothing is said to move.
    """

    span: Span
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None = None
    counted: Span | None = None
    vague: str | None = None
    direction: Direction | None = None
    concepts: tuple[Span, ...] = ()


class PlaceKind(StrEnum):
    """What a place is; a division is one of the first level below a country, a county one below that."""

    COUNTRY = "country"
    CONTINENT = "continent"
    REGION = "region"
    SEA = "sea"
    DIVISION = "division"
    COUNTY = "county"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place mention with its gazetteer entry.

    `country` is an ISO 3166-1 alpha-3 code, None for seas and what lies in several countries. Latitude and longitude
    are in degrees (WGS 84), None if unresolved. `within` names what the place lies in, the innermost first
    ("Donetsk Oblast", "Ukraine"). `metonym` is whether the name stands for a government or people that acts rather
    than for ground ("Moscow rejects").
    """

    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: PlaceKind | None = None
    within: tuple[str, ...] = ()
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Annotations:
    """All layers of one report; every span points into `Report.text`.

    `publication` is the report's own, or the one inferred from its text where the report has none. `vectors` holds
    the parser's context vector of each token (tokens x 96), None where nobody kept it.
    """

    publication: Publication
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
