"""What a run tells while it goes on, and when it is done."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onrecord.model import Rejection
from onrecord.store import RecordSummary


class Stage(StrEnum):
    """What a run is busy with."""

    LOOKING = "looking for pages"
    READING = "reading reports"
    ACTORS = "joining names across reports"
    COMPARING = "comparing reports"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    `done` pages are on disk and survive whatever comes; `total` is an estimate, which JSONL with empty lines
    misses by a little. `rejected` counts the pages among them that were not used.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did, and what the record holds after it.

    `new` reports, `new_versions` of known reports, `new_addresses` of known reports, `updated` details of known
    versions and `unchanged` pages count what this build found. `outdated` versions were analysed by another
    version of onrecord. `unresolved` says why names could not be joined across reports, `uncompared` why reports could
    not be compared with each other; None when they were.
    """

    path: Path
    new: int
    new_versions: int
    new_addresses: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    record: RecordSummary
    outdated: int
    unresolved: str | None
    uncompared: str | None
    seconds: float

    @property
    def statements(self) -> int:
        """How many statements the record holds."""
        return self.record.statements

    @property
    def figures(self) -> int:
        """How many figures the record holds."""
        return self.record.figures

    @property
    def events(self) -> int:
        """How many events the record holds."""
        return self.record.events
