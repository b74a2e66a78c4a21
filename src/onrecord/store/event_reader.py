"""Reading events in numbers: where they happen, who acts on whom, and when."""

from onrecord.store.event_maps import DyadCount, PlaceCounts, Spell, count_days, count_dyads, count_places
from onrecord.store.filters import EventFilters
from onrecord.store.opened import OpenRecord
from onrecord.store.rows import Listing


class EventReader(OpenRecord):
    """The events of an open record, counted."""

    def event_places(self, filters: EventFilters) -> PlaceCounts:
        """How many events happen where."""
        with self._moment() as connection:
            return count_places(connection, filters)

    def dyads(
        self, filters: EventFilters, *, of_actors: bool = False, limit: int = 50, offset: int = 0
    ) -> Listing[DyadCount]:
        """Who acts on whom, the most frequent pairs first: pairs of countries, or else of actors."""
        with self._moment() as connection:
            rows, total, undated = count_dyads(connection, filters, of_actors=of_actors, limit=limit, offset=offset)
            return Listing(rows, total, undated)

    def event_days(self, filters: EventFilters) -> tuple[Spell, ...]:
        """How many events of each quad class there are by the days that they touch."""
        with self._moment() as connection:
            return count_days(connection, filters)
