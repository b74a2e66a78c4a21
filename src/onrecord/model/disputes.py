"""A dispute: a claim that some hold and others deny or doubt, with the exact words on both sides."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.claims import SlotPoints
from onrecord.model.editions import Earlier
from onrecord.model.lineage import Origins
from onrecord.model.propositions import Position
from onrecord.model.spans import Span


class DisputeKind(StrEnum):
    """How what somebody says stands to what was said of the same thing.

    `DENIES` is said against it outright, `DOUBTS` only that it is unproven or unseen, and `CONTRADICTS` holds what
    excludes it. With `REVISES` the speaker changes their own position, with `RETRACTS` takes back their own words.
    `CONFIRMS` holds the same; `COMPATIBLE` neither holds it nor excludes it.
    """

    DENIES = "denies"
    CONTRADICTS = "contradicts"
    DOUBTS = "doubts"
    REVISES = "revises"
    RETRACTS = "retracts"
    CONFIRMS = "confirms"
    COMPATIBLE = "compatible"


class Standing(StrEnum):
    """Whether it is sure that two sides answer each other; `DOUBTFUL` disputes are left out of lists and briefs."""

    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class DisputeItem:
    """Words on one side of a dispute: of whom, in which version of which report, and said on what day.

    `speakers` is empty for the report's own voice. `actors` are the ids of those speakers who are known across
    reports. `said` is an ISO date, None where nobody knows. `earlier` is where older versions of the report have the
    same words, the oldest first.
    """

    item_id: str
    version_id: str
    report_id: str
    span: Span
    speakers: tuple[str, ...]
    actors: tuple[str, ...]
    position: Position
    said: str | None
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedLink:
    """What the later of two items is to the earlier, and why; `later` and `earlier` are item ids."""

    kind: DisputeKind
    later: str
    earlier: str
    score: float
    reasons: tuple[SlotPoints, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Those who stand on one side, and from how many independent origins their words come.

    `behind` says why these are so many; its witnesses are indices into `items`. None where nobody kept the reasons.
    """

    position: Position
    items: tuple[DisputeItem, ...]
    origins: int
    behind: Origins | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question with those who hold it against those who deny or doubt it.

    `question` is made of the claim's own words. `links` tie words of the one side to words of the other. `chance` is
    how likely trained points hold it to be that a reader would list it, from 0 to 1, None for a dispute about a number,
    which rules alone tell; `evidence` gives what each likeness or doubt added to that before it was squeezed.
    """

    dispute_id: str
    claim_id: str
    question: str
    kind: DisputeKind
    sides: tuple[Side, ...]
    links: tuple[TypedLink, ...]
    standing: Standing = Standing.SURE
    chance: float | None = None
    evidence: tuple[SlotPoints, ...] = ()
