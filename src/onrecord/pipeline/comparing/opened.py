"""Items opened for comparison, each family's made of what it needs alone."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from onrecord.cross_report import claims
from onrecord.model.claims import ClaimItem
from onrecord.model.propositions import Proposition
from onrecord.pipeline.comparing.aids import Keyed
from onrecord.pipeline.comparing.families import Family
from onrecord.pipeline.comparing.kept import Kept, Shelf
from onrecord.store import PROPOSITIONS, Comparisons, ItemPlace


class Opened:
    """The items of versions, by the record's row numbers."""

    def __init__(self, comparisons: Comparisons) -> None:
        self._comparisons = comparisons
        self.kept = Kept(comparisons)
        self._items: dict[str, Shelf[Mapping[int, Any]]] = {}

    def items(self, family: Family, places: Iterable[ItemPlace]) -> dict[int, Any]:
        """Some items of a family as they are compared, by row numbers; those that are never compared are left out."""
        places = list(places)
        shelf = self._items.setdefault(family.name, Shelf(partial(family.open, self.kept)))
        opened = shelf.take(place.version for place in places)
        found = ((place.item, opened[place.version].get(place.ordinal)) for place in places)
        return {number: item for number, item in found if item is not None}

    def claim_items(
        self, places: Iterable[ItemPlace], rows: Mapping[int, Keyed[claims.ClaimRow]]
    ) -> dict[int, ClaimItem]:
        """Propositions with all that claims tell of them, by row numbers; `rows` has those that are compared."""
        places = list(places)
        versions = {place.version for place in places}
        filed, tallies = self.kept.filed.take(versions), self.kept.tallies.take(versions)
        counts = {version: {tally.figure: tally for tally in told} for version, told in tallies.items()}
        roots = {place: rows[place.item].value.root if place.item in rows else place.ordinal for place in places}
        told = {(place.version, index) for place in places for index in (place.ordinal, roots[place])}
        propositions = self._comparisons.values(PROPOSITIONS, Proposition, told)
        return {
            place.item: claims.make_item(
                filed[place.version],
                place.ordinal,
                propositions[place.version, place.ordinal],
                counts=counts[place.version],
                answered=(root, propositions[place.version, root]),
            )
            for place, root in roots.items()
        }
