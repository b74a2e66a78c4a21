"""Parts of groups, taken out of their JSON by SQLite: what hundreds of reports tell is read a page at a time.

A group is one value of the model in JSON (`values.py`): an array of a dataclass's fields in their order. So a field is
a place in that array, and a field of a field a path.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_type_hints

import apsw

from onrecord.model.claims import ClaimItem, ClaimMember
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.editions import Earlier
from onrecord.model.intervals import Interval
from onrecord.model.lineage import LineageEdge, Origins
from onrecord.model.propositions import Position, Proposition
from onrecord.model.series import FigurePoint, FigureSeries
from onrecord.store.group_rows import GroupFilters, GroupOrder, list_groups
from onrecord.store.items import EDGES, SERIES
from onrecord.store.queries import find_row, select
from onrecord.store.rows import Listing
from onrecord.store.values import from_json

Value = TypeVar("Value")
NOTHING = "null"  # None in JSON


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a claim in one line: which report says it, how it stands, and on what day it was said or published.

    `index` is its place in the claim. `said` is whether the day is that of saying; `day` is None where nobody knows.
    """

    index: int
    item_id: str
    version_id: str
    report_id: str
    outlet: str | None
    position: Position
    day: date | None
    said: bool


@dataclass(frozen=True, slots=True)
class ClaimOutline:
    """A claim without the words of its members: what it says, who stands where, and from how many origins it comes."""

    claim_id: str
    proposition: str
    members: tuple[MemberLine, ...]
    origins: Origins


@dataclass(frozen=True, slots=True)
class EdgeEnds:
    """An edge of lineage without its evidence: which version depends on which, or on whom.

    `name` is who is credited or copied, as the edge calls them; "" where it names nobody.
    """

    edge_id: str
    relation: str
    report: str
    other_report: str | None
    name: str


@cache
def path_of(kind: type, *names: str) -> str:
    """The path of a field in the JSON of a type, through fields of dataclasses: `path_of(Claim, "members")`."""
    path, held = "$", kind
    for name in names:
        path += f"[{[field.name for field in fields(held)].index(name)}]"
        held = _plain(get_type_hints(held)[name])
    return path


def load_part(connection: apsw.Connection, group_id: str, path: str, kind: type[Value]) -> Value | None:
    """The part of a group at a path; None for a group that the record lacks, and where the part itself is None."""
    query = "SELECT data -> ?2 FROM grouping WHERE group_id = ?1"
    row = find_row(connection, query, (group_id, path))
    return None if row is None or row[0] in (None, NOTHING) else from_json(kind, row[0])


def load_parts(
    connection: apsw.Connection, group_id: str, path: str, kind: type[Value], indices: Iterable[int]
) -> dict[int, Value]:
    """Some of the values in the array at a path of a group, by their places in it, in the order asked for."""
    query = "SELECT n.value, data -> (?2 || '[' || n.value || ']') FROM grouping, json_each(?3) n WHERE group_id = ?1"
    wanted = list(indices)
    rows = {index: data for index, data in select(connection, query, (group_id, path, json.dumps(wanted))) if data}
    return {index: from_json(kind, rows[index]) for index in wanted if index in rows}


def load_fields(connection: apsw.Connection, group_id: str, path: str, field: str) -> tuple[Any, ...]:
    """One field of every value in the array at a path of a group; numbers and texts as JSON has them."""
    query = "SELECT n.value ->> ?3 FROM grouping, json_each(data, ?2) n WHERE group_id = ?1 ORDER BY n.key"
    return tuple(row[0] for row in select(connection, query, (group_id, path, field)))


def find_outline(connection: apsw.Connection, claim_id: str) -> ClaimOutline | None:
    """A claim in outline, by the id of its group."""
    row = find_row(
        connection,
        "SELECT data ->> ?2, data ->> ?3, data -> ?4 FROM grouping WHERE group_id = ?1",
        (
            claim_id,
            path_of(CountedClaim, "claim", "claim_id"),
            path_of(CountedClaim, "claim", "proposition"),
            path_of(CountedClaim, "origins"),
        ),
    )
    if row is None:
        return None
    return ClaimOutline(row[0], row[1], _lines(connection, claim_id), from_json(Origins, row[2]))


def load_positions(connection: apsw.Connection, claim_ids: Iterable[str]) -> dict[str, dict[Position, int]]:
    """How many members of some claims stand where."""
    query = """
        SELECT g.group_id, m.value ->> ?3, count(*) FROM grouping g, json_each(g.data, ?2) m
        WHERE g.group_id IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2
    """
    paths = (path_of(CountedClaim, "claim", "members"), path_of(ClaimMember, "position"))
    found: dict[str, dict[Position, int]] = {}
    for claim_id, position, number in select(connection, query, (json.dumps(sorted(set(claim_ids))), *paths)):
        found.setdefault(claim_id, {})[Position(position)] = number
    return found


def load_disputes_of(connection: apsw.Connection, claim_id: str, *, family: str) -> tuple[str, ...]:
    """The ids of the disputes about a claim, by the id of its group: the sure ones' family, or the doubtful ones'."""
    query = """
        SELECT DISTINCT d.group_id FROM grouping c JOIN group_member m ON m.grouping = c.group_pk
        JOIN group_member n ON n.item = m.item JOIN grouping d ON d.group_pk = n.grouping AND d.family = ?4
        WHERE c.group_id = ?1 AND d.data ->> ?3 = c.data ->> ?2 ORDER BY 1
    """
    paths = (path_of(CountedClaim, "claim", "claim_id"), path_of(Dispute, "claim_id"))
    return tuple(row[0] for row in select(connection, query, (claim_id, *paths, family)))


def load_edge_ends(
    connection: apsw.Connection, filters: GroupFilters, *, order: GroupOrder, limit: int, offset: int = 0
) -> Listing[EdgeEnds]:
    """The ends of the edges of lineage that match, in the order of lists."""
    listing = list_groups(connection, EDGES, filters, order=order, limit=limit, offset=offset)
    return Listing(load_edge_ends_called(connection, [row.group_id for row in listing.rows]), listing.total)


def load_edge_ends_called(connection: apsw.Connection, edge_ids: Iterable[str]) -> tuple[EdgeEnds, ...]:
    """The ends of some edges of lineage, in the order of their ids as given."""
    wanted = list(edge_ids)
    ends = {one.edge_id: one for one in _ends(connection, "group_id IN (SELECT value FROM json_each(?1))", wanted)}
    return tuple(ends[name] for name in wanted if name in ends)


def load_edge_ends_of(connection: apsw.Connection, version_ids: Iterable[str]) -> tuple[EdgeEnds, ...]:
    """The ends of the edges of lineage that some versions are told of, in order of ids."""
    told = (
        f"family = '{EDGES}' AND group_pk IN (SELECT m.grouping FROM version v JOIN item i ON i.version = v.version_pk "
        "JOIN group_member m ON m.item = i.item_pk WHERE v.version_id IN (SELECT value FROM json_each(?1)))"
    )
    return _ends(connection, told, sorted(set(version_ids)))


def load_edges_of(connection: apsw.Connection, version_ids: Iterable[str]) -> tuple[tuple[str, LineageEdge], ...]:
    """The edges of lineage that some versions are told of, with their ids, in order of ids."""
    query = """
        SELECT DISTINCT g.group_id, g.data FROM grouping g JOIN group_member m ON m.grouping = g.group_pk
        JOIN item i ON i.item_pk = m.item JOIN version v ON v.version_pk = i.version
        WHERE g.family = 'edges' AND v.version_id IN (SELECT value FROM json_each(?)) ORDER BY g.group_id
    """
    rows = select(connection, query, (json.dumps(sorted(set(version_ids))),))
    return tuple((name, from_json(LineageEdge, data)) for name, data in rows)


def load_series_with(connection: apsw.Connection, figure_id: str) -> tuple[str, ...]:
    """The ids of the series that a figure is a point of, the heaviest first."""
    points = path_of(FigureSeries, "points")
    key, earlier = path_of(FigurePoint, "key"), path_of(FigurePoint, "earlier")
    name = path_of(Earlier, "item_id")
    query = f"""
        SELECT DISTINCT g.group_id, g.weight FROM figure f CROSS JOIN version v ON v.version_pk = f.version
        CROSS JOIN item i ON i.version = f.version CROSS JOIN group_member m ON m.item = i.item_pk
        CROSS JOIN grouping g ON g.group_pk = m.grouping AND g.family = '{SERIES}'
        WHERE f.figure_id = ?1 AND EXISTS (
            SELECT 1 FROM json_each(g.data, ?2) p WHERE json_extract(p.value, ?3 || '[0]') = v.version_id
            AND json_extract(p.value, ?3 || '[1]') = f.ordinal OR EXISTS (
                SELECT 1 FROM json_each(p.value, ?4) o WHERE o.value ->> ?5 = v.version_id || '#' || f.ordinal))
        ORDER BY g.weight DESC, g.group_id
    """
    return tuple(row[0] for row in select(connection, query, (figure_id, points, key, earlier, name)))


def _ends(connection: apsw.Connection, where: str, wanted: Sequence[str]) -> tuple[EdgeEnds, ...]:
    query = (
        "SELECT group_id, kind, data ->> ?2, data ->> ?3, label, data ->> ?4 FROM grouping "
        f"WHERE {where} ORDER BY group_id"
    )
    paths = (
        path_of(LineageEdge, "report"),
        path_of(LineageEdge, "other_report"),
        path_of(LineageEdge, "publisher", "name"),
    )
    rows = select(connection, query, (json.dumps(list(wanted)), *paths))
    return tuple(
        EdgeEnds(name, kind, report, other, label or publisher or "")
        for name, kind, report, other, label, publisher in rows
    )


def _lines(connection: apsw.Connection, claim_id: str) -> tuple[MemberLine, ...]:
    item = path_of(ClaimMember, "item")
    begin = path_of(Interval, "begin")[1:]
    paths = (
        *(item + path_of(ClaimItem, name)[1:] for name in ("item_id", "version_id", "report_id", "outlet")),
        path_of(ClaimMember, "position"),
        item + path_of(ClaimItem, "proposition")[1:] + path_of(Proposition, "said")[1:] + begin,
        item + path_of(ClaimItem, "published")[1:] + begin,
    )
    columns = ", ".join(f"m.value ->> ?{number + 3}" for number in range(len(paths)))
    query = f"SELECT m.key, {columns} FROM grouping g, json_each(g.data, ?2) m WHERE g.group_id = ?1"
    rows = select(connection, query, (claim_id, path_of(CountedClaim, "claim", "members"), *paths))
    return tuple(_line(row) for row in rows)


def _line(row: tuple[Any, ...]) -> MemberLine:
    index, item_id, version_id, report_id, outlet, position, said, published = row
    day = said or published
    return MemberLine(
        index,
        item_id,
        version_id,
        report_id,
        outlet,
        Position(position),
        None if day is None else date.fromisoformat(day[:10]),
        said is not None,
    )


def _plain(kind: Any) -> Any:
    """A type without its None."""
    options = [option for option in getattr(kind, "__args__", ()) if option is not type(None)]
    return options[0] if len(options) == 1 and type(None) in getattr(kind, "__args__", ()) else kind
