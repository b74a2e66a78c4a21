"""A clock and short ways to decide."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.model.review import Review, ReviewKind, TargetKind
from onrecord.store import RecordReader
from onrecord.store.reviews import Decision, decide

Decide = Callable[..., Review]
NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[datetime]:
    """One minute later at each asking."""
    return (NOON + timedelta(minutes=minute) for minute in range(10_000))


@pytest.fixture
def say(record: Path, clock: Iterator[datetime]) -> Decide:
    """Decides something about the record."""

    def take(kind: ReviewKind, target_kind: TargetKind, target_id: str, *, who: str = "Ada", **value: str) -> Review:
        other = value.pop("other", None)
        entry, waits = decide(record, Decision(kind, target_kind, target_id, value, who, other), now=next(clock))
        assert not waits
        return entry

    return take


def statement_with(record: Path, words: str, *, all_versions: bool = False) -> str:
    """The id of the one statement with some words."""
    from onrecord.store import Filters

    with RecordReader(record) as reader:
        (row,) = reader.statements(Filters(text=words, all_versions=all_versions)).rows
        return row.statement_id
