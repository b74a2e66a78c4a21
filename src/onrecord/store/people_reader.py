"""Reading actors and outlets: their lists a page at a time, and what each does and carries."""

from onrecord.store.actor_lines import ActorLine, Addressed, Deeds, list_actors, load_addressed, load_deeds
from onrecord.store.opened import OpenRecord
from onrecord.store.outlet_rows import OutletPage, OutletRow, find_outlet, list_outlets
from onrecord.store.rows import Listing


class PeopleReader(OpenRecord):
    """The actors and outlets of an open record."""

    def actor_lines(self, text: str | None = None, *, limit: int, offset: int = 0) -> Listing[ActorLine]:
        """The actors, those who say most first, as the last build counted; `text` is any part of a spelling."""
        with self._moment() as connection:
            return list_actors(connection, text, limit=limit, offset=offset)

    def addressed_by(self, actor_id: str, *, limit: int) -> tuple[Addressed, ...]:
        """Whom an actor speaks to most."""
        with self._moment() as connection:
            return load_addressed(connection, actor_id, limit)

    def deeds_of(self, actor_id: str) -> tuple[Deeds, ...]:
        """In how many events of each type an actor is said to take part, and on which side."""
        with self._moment() as connection:
            return load_deeds(connection, actor_id)

    def outlets(self, text: str | None = None, *, limit: int, offset: int = 0) -> Listing[OutletRow]:
        """The outlets, those with most reports first; `text` is any part of a name."""
        with self._moment() as connection:
            return list_outlets(connection, text, limit=limit, offset=offset)

    def find_outlet(self, name: str, *, shown: int, least_uses: int = 1) -> OutletPage | None:
        """An outlet by its whole name, with up to `shown` of each sort, and names that it uses so often at least."""
        with self._moment() as connection:
            return find_outlet(connection, name, shown=shown, least_uses=least_uses)
