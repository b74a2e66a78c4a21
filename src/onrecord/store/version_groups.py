"""What several reports tell together, seen from one version of one report: whom it shares words with, and its claims.

An edge of lineage belongs to the report that has its words from elsewhere. So what others took from a report is found
among the edges of those that links tie to it: its neighbours, never the whole record. Of a claim that hundreds of
reports tell, only the members of this version are read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import apsw

from onrecord.model.claims import Claim, ClaimItem, ClaimMember
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, Side
from onrecord.model.editions import Earlier
from onrecord.model.lineage import LineageEdge
from onrecord.store.group_rows import GROUP_COLUMNS, GroupRow, read_group_row
from onrecord.store.groups import load_groups_of
from onrecord.store.items import CLAIMS, COPIES, CREDITS, DISPUTES, EDGES
from onrecord.store.line_rows import load_heads
from onrecord.store.queries import find_row, select
from onrecord.store.rows import ReportHead
from onrecord.store.values import from_json

_LINKED = f"family IN ('{COPIES}', '{CREDITS}')"
# The linked items of the version, and of all the versions that copies or credits tie to it.
_NEAR = f"""
    WITH own AS MATERIALIZED (SELECT item_pk FROM item WHERE version = ?1 AND {_LINKED}),
    tied AS MATERIALIZED (
        SELECT other AS item FROM item_link WHERE one IN own
        UNION SELECT one FROM item_link WHERE other IN own
        UNION SELECT item_pk FROM own
    )
    SELECT item_pk FROM item WHERE {_LINKED} AND version IN (SELECT i.version FROM item i WHERE i.item_pk IN tied)
"""
_GROUPS = f"""
    SELECT {GROUP_COLUMNS}, WANTED FROM grouping g WHERE g.family = ?2 AND g.group_pk IN (
        SELECT m.grouping FROM group_member m JOIN item i ON i.item_pk = m.item
        JOIN version v ON v.version_pk = i.version WHERE v.version_id = ?1)
    ORDER BY g.weight DESC, g.group_id
"""


@dataclass(frozen=True, slots=True)
class ClaimHere:
    """A claim that a version tells, with those members that stand in it: theirs are the words of the newest version."""

    row: GroupRow
    members: tuple[ClaimMember, ...]


@dataclass(frozen=True, slots=True)
class DisputeHere:
    """A dispute in which a version takes part, with all sides; `claim_id` is the public id that its claim would have.

    That of a dispute about a number leads to no claim.
    """

    row: GroupRow
    claim_id: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class VersionGroups:
    """The groups in which one version of a report takes part.

    `edges` start or end at the version: what it has from others, and what others have from it. `heads` are the
    reports at their other ends, by the ids of versions. Claims and disputes stand in order, the heaviest first.
    """

    edges: tuple[tuple[str, LineageEdge], ...] = ()
    heads: Mapping[str, ReportHead] = field(default_factory=dict)
    claims: tuple[ClaimHere, ...] = ()
    disputes: tuple[DisputeHere, ...] = ()


def load_version_groups(connection: apsw.Connection, version_id: str) -> VersionGroups:
    """The groups of a version by its id; none for a version that the record lacks."""
    row = find_row(connection, "SELECT version_pk FROM version WHERE version_id = ?", (version_id,))
    if row is None:
        return VersionGroups()
    edges = _edges(connection, row[0], version_id)
    others = {end for _, edge in edges for end in (edge.report, edge.other_report) if end is not None} - {version_id}
    return VersionGroups(
        edges, _heads(connection, others), _claims(connection, version_id), _disputes(connection, version_id)
    )


def _edges(connection: apsw.Connection, version: int, version_id: str) -> tuple[tuple[str, LineageEdge], ...]:
    near = [row[0] for row in select(connection, _NEAR, (version,))]
    found = ((name, from_json(LineageEdge, data)) for name, data in load_groups_of(connection, EDGES, near))
    return tuple((name, edge) for name, edge in found if version_id in (edge.report, edge.other_report))


def _heads(connection: apsw.Connection, version_ids: set[str]) -> dict[str, ReportHead]:
    query = "SELECT version_pk FROM version WHERE version_id IN (SELECT value FROM json_each(?))"
    pks = [row[0] for row in select(connection, query, (json.dumps(sorted(version_ids)),))]
    return {head.version_id: head for head in load_heads(connection, pks).values()}


def _claims(connection: apsw.Connection, version_id: str) -> tuple[ClaimHere, ...]:
    members = f"$[{_place(CountedClaim, 'claim')}][{_place(Claim, 'members')}]"
    item_version = f"$[{_place(ClaimMember, 'item')}][{_place(ClaimItem, 'version_id')}]"
    older = f"$[{_place(ClaimMember, 'earlier')}]"
    wanted = (
        f"(SELECT json_group_array(json(j.value)) FROM json_each(g.data, '{members}') j "
        f"WHERE json_extract(j.value, '{item_version}') = ?1 OR EXISTS (SELECT 1 FROM json_each(j.value, '{older}') o "
        f"WHERE json_extract(o.value, '$[{_place(Earlier, 'version_id')}]') = ?1))"
    )
    rows = select(connection, _GROUPS.replace("WANTED", wanted), (version_id, CLAIMS))
    kind: Any = tuple[ClaimMember, ...]
    return tuple(ClaimHere(read_group_row(row[:-1]), from_json(kind, row[-1])) for row in rows)


def _disputes(connection: apsw.Connection, version_id: str) -> tuple[DisputeHere, ...]:
    wanted = (
        f"json_extract(g.data, '$[{_place(Dispute, 'claim_id')}]'), "
        f"json_extract(g.data, '$[{_place(Dispute, 'sides')}]')"
    )
    rows = select(connection, _GROUPS.replace("WANTED", wanted), (version_id, DISPUTES))
    kind: Any = tuple[Side, ...]
    return tuple(DisputeHere(read_group_row(row[:-2]), f"c-{row[-2]}", from_json(kind, row[-1])) for row in rows)


def _place(kind: type, name: str) -> int:
    """Where a field stands in the JSON array of its type."""
    return [one.name for one in fields(kind)].index(name)
