"""Reading what pages about several reports show: words at places, and parts of groups."""

from collections.abc import Iterable
from typing import TypeVar

from onrecord.model.claims import ClaimMember
from onrecord.model.copies import Stretch
from onrecord.model.crossed import CountedClaim
from onrecord.model.lineage import LineageEdge
from onrecord.model.propositions import Position
from onrecord.model.series import FigureKey
from onrecord.store.group_parts import (
    ClaimOutline,
    EdgeEnds,
    find_outline,
    load_disputes_of,
    load_edge_ends,
    load_edge_ends_called,
    load_edge_ends_of,
    load_edges_of,
    load_fields,
    load_part,
    load_parts,
    load_positions,
    load_series_with,
    path_of,
)
from onrecord.store.group_rows import ANY_GROUP, GroupFilters, GroupOrder, GroupRow, find_group
from onrecord.store.items import DISPUTES, DOUBTFUL
from onrecord.store.opened import OpenRecord
from onrecord.store.passages import (
    NamedActor,
    Passage,
    load_actor_names,
    load_actors_at,
    load_actors_called,
    load_figures_at,
    load_heads_of,
    load_page_words,
    load_passages,
)
from onrecord.store.queries import select
from onrecord.store.rows import FigureRow, Listing, ReportHead

Value = TypeVar("Value")


class PassageReader(OpenRecord):
    """Words at places of an open record, and parts of its groups: each call costs what it gives back."""

    def heads_of(self, version_ids: Iterable[str]) -> dict[str, ReportHead]:
        """The heads of some versions by their ids; ids that the record lacks are left out."""
        with self._moment() as connection:
            return load_heads_of(connection, version_ids)

    def passages(self, stretches: Iterable[Stretch]) -> dict[Stretch, Passage]:
        """The words of some stretches, each with the whole sentences around it."""
        with self._moment() as connection:
            return load_passages(connection, stretches)

    def page_words(self, stretches: Iterable[Stretch]) -> dict[Stretch, str]:
        """Words of whole pages, furniture included; the spans are positions in the pages."""
        with self._moment() as connection:
            return load_page_words(connection, stretches)

    def figures_at(self, keys: Iterable[FigureKey]) -> dict[FigureKey, FigureRow]:
        """The figures at some places."""
        with self._moment() as connection:
            return load_figures_at(connection, keys)

    def actors_at(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], NamedActor]:
        """Whom some entities stand for, by the version's id and the entity's place."""
        with self._moment() as connection:
            return load_actors_at(connection, places)

    def actor_names(self, actor_ids: Iterable[str]) -> dict[str, str]:
        """The names of some actors by their ids."""
        with self._moment() as connection:
            return load_actor_names(connection, actor_ids)

    def actors_called(self, name: str, *, limit: int) -> tuple[NamedActor, ...]:
        """Actors who are called so, whole and in any case; else those with it in a name."""
        with self._moment() as connection:
            return load_actors_called(connection, name, limit)

    def group_part(self, group_id: str, of: type, name: str, kind: type[Value]) -> Value | None:
        """One field of a group: `of` is the type of its family, `kind` that of the field."""
        with self._moment() as connection:
            return load_part(connection, group_id, path_of(of, name), kind)

    def group_parts(
        self, group_id: str, of: type, name: str, kind: type[Value], indices: Iterable[int]
    ) -> dict[int, Value]:
        """Some values of a field of a group that holds many, such as the links of a dispute, by their places in it."""
        with self._moment() as connection:
            return load_parts(connection, group_id, path_of(of, name), kind, indices)

    def group_fields(self, group_id: str, of: type, name: str, kind: type, field: str) -> tuple[object, ...]:
        """One field of all values of a field of a group: `kind` is their type; numbers and texts as JSON has them."""
        with self._moment() as connection:
            return load_fields(connection, group_id, path_of(of, name), path_of(kind, field))

    def find_group_row(self, group_id: str) -> GroupRow | None:
        """A group in one line, by its id."""
        with self._moment() as connection:
            found = find_group(connection, group_id)
            return None if found is None else found[0]

    def claim_outline(self, claim_id: str) -> ClaimOutline | None:
        """A claim without the words of its members; None for an id that is no claim's."""
        with self._moment() as connection:
            return find_outline(connection, claim_id)

    def claim_members(self, claim_id: str, indices: Iterable[int]) -> dict[int, ClaimMember]:
        """Some members of a claim, by their places in it."""
        with self._moment() as connection:
            return load_parts(connection, claim_id, path_of(CountedClaim, "claim", "members"), ClaimMember, indices)

    def claim_positions(self, claim_ids: Iterable[str]) -> dict[str, dict[Position, int]]:
        """How many members of some claims stand where."""
        with self._moment() as connection:
            return load_positions(connection, claim_ids)

    def disputes_of(self, claim_id: str, *, doubtful: bool = False) -> tuple[str, ...]:
        """The ids of the disputes about a claim that are sure, or of those that are doubtful."""
        with self._moment() as connection:
            return load_disputes_of(connection, claim_id, family=DOUBTFUL if doubtful else DISPUTES)

    def outlet_names(self) -> tuple[str, ...]:
        """The outlets of the record, in order; they stand in an index."""
        # From each name on to the next: an index holds every report, and there are far fewer outlets than reports.
        query = """
            WITH RECURSIVE name (outlet) AS (
                SELECT min(outlet) FROM version WHERE current = 1 AND outlet IS NOT NULL
                UNION ALL SELECT (SELECT min(v.outlet) FROM version v WHERE v.current = 1 AND v.outlet > name.outlet)
                FROM name WHERE name.outlet IS NOT NULL
            ) SELECT outlet FROM name WHERE outlet IS NOT NULL
        """
        with self._moment() as connection:
            return tuple(row[0] for row in select(connection, query))

    def edge_ends_called(self, edge_ids: Iterable[str]) -> tuple[EdgeEnds, ...]:
        """The ends of some edges of lineage."""
        with self._moment() as connection:
            return load_edge_ends_called(connection, edge_ids)

    def edge_ends_of(self, version_ids: Iterable[str]) -> tuple[EdgeEnds, ...]:
        """The ends of the edges of lineage that some versions are told of."""
        with self._moment() as connection:
            return load_edge_ends_of(connection, version_ids)

    def edge_ends(
        self,
        filters: GroupFilters = ANY_GROUP,
        *,
        order: GroupOrder = GroupOrder.WEIGHT,
        limit: int,
        offset: int = 0,
    ) -> Listing[EdgeEnds]:
        """The ends of the edges of lineage that match, in the order of lists."""
        with self._moment() as connection:
            return load_edge_ends(connection, filters, order=order, limit=limit, offset=offset)

    def edges_of(self, version_ids: Iterable[str]) -> tuple[tuple[str, LineageEdge], ...]:
        """The edges of lineage that some versions are told of, with their ids."""
        with self._moment() as connection:
            return load_edges_of(connection, version_ids)

    def series_with(self, figure_id: str) -> tuple[str, ...]:
        """The ids of the series that a figure is a point of."""
        with self._moment() as connection:
            return load_series_with(connection, figure_id)
