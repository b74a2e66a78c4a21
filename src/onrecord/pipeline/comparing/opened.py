"""Versions opened for comparison, as many as memory should hold; the rest is read again when it is needed."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.cross_report import claims
from onrecord.model.claims import ClaimItem
from onrecord.model.filed import Filed
from onrecord.model.prepared import FindingAid
from onrecord.model.propositions import Proposition
from onrecord.model.stories import StoryReport
from onrecord.model.tallies import Tally
from onrecord.pipeline.comparing.aids import FORM, Keyed, make_aid
from onrecord.pipeline.comparing.families import Family, Kept
from onrecord.store import AIDS, BEGINNINGS, PROPOSITIONS, TALLIES, Comparisons, ItemPlace

_VERSIONS = 4000
_AT_ONCE = 200


class Opened:
    """The items of versions, by the record's row numbers."""

    def __init__(self, comparisons: Comparisons) -> None:
        self._comparisons = comparisons
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._items: OrderedDict[tuple[str, int], Mapping[int, Any]] = OrderedDict()

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

    def items(self, family: Family, places: Iterable[ItemPlace]) -> dict[int, Any]:
        """Some items of a family as they are compared, by row numbers; those that are never compared are left out."""
        places = list(places)
        kept = self.versions(place.version for place in places)
        found = {}
        for place in places:
            known = (family.name, place.version)
            if known not in self._items:
                self._items[known] = family.open(kept[place.version])
            item = self._items[known].get(place.ordinal)
            if item is not None:
                found[place.item] = item
        while len(self._items) > _VERSIONS:
            self._items.popitem(last=False)
        return found

    def claim_items(
        self, places: Iterable[ItemPlace], rows: Mapping[int, Keyed[claims.ClaimRow]]
    ) -> dict[int, ClaimItem]:
        """Propositions with all that claims tell of them, by row numbers; `rows` has those that are compared."""
        places = list(places)
        kept = self.versions(place.version for place in places)
        roots = {place: rows[place.item].value.root if place.item in rows else place.ordinal for place in places}
        told = {(place.version, index) for place in places for index in (place.ordinal, roots[place])}
        propositions = self._comparisons.values(PROPOSITIONS, Proposition, told)
        counts = {version: {tally.figure: tally for tally in one.tallies} for version, one in kept.items()}
        return {
            place.item: claims.make_item(
                kept[place.version].filed,
                place.ordinal,
                propositions[place.version, place.ordinal],
                counts=counts[place.version],
                answered=(root, propositions[place.version, root]),
            )
            for place, root in roots.items()
        }

    def _load(self, versions: Sequence[int]) -> dict[int, Kept]:
        filed = self._comparisons.filed(versions)
        tallies = self._comparisons.each_of(TALLIES, Tally, versions)
        beginnings = self._comparisons.each_of(BEGINNINGS, StoryReport, versions)
        aids = self._aids(filed, tallies)
        return {
            version: Kept(head, aids[version], tallies.get(version, ()), next(iter(beginnings.get(version, ())), None))
            for version, head in filed.items()
        }

    def _aids(self, filed: Mapping[int, Filed], tallies: Mapping[int, tuple[Tally, ...]]) -> dict[int, FindingAid]:
        """The finding aids of versions, those made anew that were made by other rules or not at all."""
        kept = self._comparisons.each_of(AIDS, FindingAid, filed)
        aids = {version: one for version, (one,) in kept.items() if one.form == FORM}
        without = filed.keys() - aids.keys()
        propositions = self._comparisons.each_of(PROPOSITIONS, Proposition, without)
        for version in without:
            aids[version] = make_aid(filed[version], propositions.get(version, ()), tallies.get(version, ()))
        return aids
