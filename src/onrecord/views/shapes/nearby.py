"""What is needed to show some groups of a record, read piece by piece: costs what is shown, not what there is."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from onrecord.store import RecordReader, ReportHead
from onrecord.views.shapes.gathered import Gathered

Value = TypeVar("Value")


class _Fetched(dict[str, Value], Generic[Value]):
    """Values that are read when they are first asked for."""

    def __init__(self, fetch: Callable[[list[str]], dict[str, Value]]) -> None:
        super().__init__()
        self._fetch = fetch

    def __missing__(self, key: str) -> Value:
        found = self._fetch([key])
        self.update(found)
        return found[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or a default for what the record lacks."""
        try:
            return self[key]
        except KeyError:
            return default


class Nearby(Gathered):
    """Heads and ids of the versions that are asked about, and no others."""

    def __init__(self, reader: RecordReader) -> None:
        super().__init__(reader)
        self._fetched_heads: _Fetched[ReportHead] = _Fetched(reader.heads_of)
        self._fetched_given: _Fetched[str] = _Fetched(reader.given_ids)

    @cached_property
    def heads(self) -> dict[str, ReportHead]:
        """The heads of versions by their ids."""
        return self._fetched_heads

    @cached_property
    def given(self) -> dict[str, str]:
        """For each version the id under which its report came in."""
        return self._fetched_given
