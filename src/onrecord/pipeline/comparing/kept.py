"""What the record keeps of versions for comparing them: read when asked for, and held as long as memory allows."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from onrecord.model.filed import Filed
from onrecord.model.prepared import FindingAid
from onrecord.model.propositions import Proposition
from onrecord.model.stories import StoryReport
from onrecord.model.tallies import Tally
from onrecord.pipeline.comparing.aids import FORM, make_aid
from onrecord.store import AIDS, BEGINNINGS, PROPOSITIONS, TALLIES, Comparisons

_HELD = 4000  # versions; those of one batch of what is new, with their neighbours in time
_AT_ONCE = 200
Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """Something of each version, by the versions' row numbers: that of the versions asked for last is held.

    `read` gets it from the record.
    """

    def __init__(self, read: Callable[[Sequence[int]], Mapping[int, Value]]) -> None:
        self._read = read
        self._held: OrderedDict[int, Value] = OrderedDict()

    def take(self, versions: Iterable[int]) -> dict[int, Value]:
        """What there is of some versions."""
        found: dict[int, Value] = {}
        missing = []
        for version in sorted(set(versions)):
            if version in self._held:
                self._held.move_to_end(version)
                found[version] = self._held[version]
            else:
                missing.append(version)
        for first in range(0, len(missing), _AT_ONCE):
            read = self._read(missing[first : first + _AT_ONCE])
            found.update(read)
            self._held.update(read)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return found


class Kept:
    """The heads of versions, their finding aids and tallies, and how they begin."""

    def __init__(self, comparisons: Comparisons) -> None:
        self._comparisons = comparisons
        self.filed: Shelf[Filed] = Shelf(comparisons.filed)
        self.tallies: Shelf[tuple[Tally, ...]] = Shelf(self._read_tallies)
        self.aids: Shelf[FindingAid] = Shelf(self._read_aids)
        self.beginnings: Shelf[StoryReport] = Shelf(self._read_beginnings)

    def _read_tallies(self, versions: Sequence[int]) -> dict[int, tuple[Tally, ...]]:
        return dict.fromkeys(versions, ()) | self._comparisons.each_of(TALLIES, Tally, versions)

    def _read_beginnings(self, versions: Sequence[int]) -> dict[int, StoryReport]:
        found = self._comparisons.each_of(BEGINNINGS, StoryReport, versions)
        return {version: story for version, (story,) in found.items()}

    def _read_aids(self, versions: Sequence[int]) -> dict[int, FindingAid]:
        """The finding aids of versions, those made anew that were made by other rules or not at all."""
        kept = self._comparisons.each_of(AIDS, FindingAid, versions)
        aids = {version: one for version, (one,) in kept.items() if one.form == FORM}
        without = [version for version in versions if version not in aids]
        if without:
            filed, tallies = self.filed.take(without), self.tallies.take(without)
            propositions = self._comparisons.each_of(PROPOSITIONS, Proposition, without)
            for version in without:
                aids[version] = make_aid(filed[version], propositions.get(version, ()), tallies[version])
        return aids
