"""Where the words of some versions come from, along the lineage that the record keeps."""

from collections.abc import Callable, Collection, Iterable, Sequence

from onrecord.cross_report import lineage
from onrecord.model.lineage import LineageEdge, LineageRelation, Witness
from onrecord.model.timeline import Telling
from onrecord.store import EDGES, RecordReader


def trace_edges(reader: RecordReader, version_ids: Iterable[str]) -> tuple[list[LineageEdge], set[str]]:
    """The edges of some versions and of all that they descend from, and the versions that these lead to."""
    reached = set(version_ids)
    border = set(reached)
    edges: dict[tuple[str, str, str, str], LineageEdge] = {}
    while border:
        found = [edge for _, edge in reader.groups_with(EDGES, border, LineageEdge)]
        edges.update((edge.order, edge) for edge in found)
        ends = {end for edge in found for end in (edge.report, edge.other_report) if end is not None}
        border = ends - reached
        reached |= border
    return [edges[order] for order in sorted(edges)], reached


def roots_of(edges: Iterable[LineageEdge]) -> Callable[[str], str]:
    """For a version the report that its text goes back to: the first of those it was copied from."""
    parents: dict[str, LineageEdge] = {}
    for edge in sorted(edges, key=lambda edge: edge.order):
        if edge.relation is LineageRelation.COPIED_FROM and edge.other_report is not None:
            best = parents.get(edge.report)
            if best is None or sum(map(len, edge.scope)) > sum(map(len, best.scope)):
                parents[edge.report] = edge

    def root(version_id: str) -> str:
        seen = {version_id}
        while (edge := parents.get(version_id)) is not None and edge.other_report not in seen | {None}:
            version_id = str(edge.other_report)
            seen.add(version_id)
        return version_id

    return root


def origins_along(
    reader: RecordReader, edges: Iterable[LineageEdge], version_ids: Collection[str]
) -> Callable[[Sequence[Telling]], int]:
    """Counts the independent origins behind what some of these versions tell."""
    register = lineage.outlet_register(reader.known_outlets())
    filed = reader.filed_of(version_ids).values()
    drawn = lineage.lineage_of([lineage.sourced(one, register) for one in filed], edges)

    def count(tellings: Sequence[Telling]) -> int:
        told = [Witness(one.version_id, one.span) for one in tellings]
        return lineage.count_origins(told, drawn, register=register).count

    return count
