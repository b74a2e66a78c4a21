"""Versions opened for comparison, as many as memory should hold; the rest is read again when it is needed."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.model.propositions import Proposition
from onrecord.model.stories import StoryReport
from onrecord.model.tallies import Tally
from onrecord.pipeline.comparing.families import Family, Kept
from onrecord.store import BEGINNINGS, PROPOSITIONS, TALLIES, Comparisons, ItemRow, from_json

_VERSIONS = 4000
_AT_ONCE = 200


class Opened:
    """The items of versions, by the record's row numbers."""

    def __init__(self, comparisons: Comparisons) -> None:
        self._comparisons = comparisons
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._items: OrderedDict[tuple[str, int], Sequence[Any]] = OrderedDict()

    def versions(self, wanted: Iterable[int]) -> Mapping[int, Kept]:
        """What is kept of some versions."""
        ordered = sorted(set(wanted))
        missing = [version for version in ordered if version not in self._kept]
        found = {version: self._kept[version] for version in ordered if version in self._kept}
        for first in range(0, len(missing), _AT_ONCE):
            loaded = self._load(missing[first : first + _AT_ONCE])
            found.update(loaded)
            self._kept.update(loaded)
        while len(self._kept) > _VERSIONS:
            self._kept.popitem(last=False)
        return found

    def items(self, family: Family, rows: Iterable[ItemRow]) -> dict[int, Any]:
        """The items of some rows, opened, by row numbers; those that are never compared are left out."""
        rows = list(rows)
        kept = self.versions(row.version for row in rows)
        found = {}
        for row in rows:
            place = (family.name, row.version)
            if place not in self._items:
                self._items[place] = family.open(kept[row.version])
            item = self._items[place][row.ordinal]
            if item is not None:
                found[row.item] = item
        while len(self._items) > _VERSIONS:
            self._items.popitem(last=False)
        return found

    def _load(self, versions: Sequence[int]) -> dict[int, Kept]:
        filed = self._comparisons.filed(versions)
        propositions = self._comparisons.items_of(PROPOSITIONS, versions)
        tallies = self._comparisons.items_of(TALLIES, versions)
        beginnings = self._comparisons.items_of(BEGINNINGS, versions)
        return {
            version: Kept(
                head,
                tuple(from_json(Proposition, row.data) for row in propositions.get(version, ())),
                tuple(from_json(Tally, row.data) for row in tallies.get(version, ())),
                next((from_json(StoryReport, row.data) for row in beginnings.get(version, ())), None),
            )
            for version, head in filed.items()
        }
