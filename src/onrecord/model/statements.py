"""Who said what."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.annotations import MentionKind
from onrecord.model.intervals import Interval
from onrecord.model.reports import Reason
from onrecord.model.spans import Span


class StatementKind(StrEnum):
    """How the words are given: as quoted, retold, or both in one sentence."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the speaker does by saying it (after Searle's classes, as news reports name them)."""

    ASSERT = "assert"
    DENY = "deny"
    WARN = "warn"
    ACCUSE = "accuse"
    DEMAND = "demand"
    THREATEN = "threaten"
    PROMISE = "promise"
    ANNOUNCE = "announce"
    ASK = "ask"
    PRAISE = "praise"
    THINK = "think"


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker or addressee: the words that name it and whom they stand for within the report.

    `name` is the entity's fullest name in the report, or the words themselves where they stand for nobody named
    ("two officials"). `entity` is an index into `Annotations.entities`, None for the unnamed. `span` is None
    only for a speaker that is not named again ("floating" quotations).
    """

    name: str
    kind: MentionKind | None
    span: Span | None
    entity: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, thought or written by someone, as the report gives it.

    `source`, `cue` and `content` are the words for who, the reporting word and what; content may have several
    pieces. An empty source or cue means that the report leaves it out. `speakers` has several members for a
    joint statement. `channel` covers the words for the means ("in a press conference"). `parent` is the index
    of the statement within whose content this one stands ("the White House said Biden warned ..."), None for
    the report's own. `said` is when it was said, None if the report does not tell.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind
    act: Act
    speakers: tuple[Party, ...]
    addressee: Party | None = None
    channel: Span | None = None
    said: Interval | None = None
    parent: int | None = None
    reasons: tuple[Reason, ...] = ()
