"""Where the words stand on which claims, disputes, series and edges of lineage rest."""

from collections.abc import Iterator

import apsw

from onrecord.model import Span
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge
from onrecord.model.series import FigureSeries
from onrecord.store.groups import load_groups
from onrecord.store.items import CLAIMS, DISPUTES, EDGES, SERIES
from onrecord.store.values import from_json

Place = tuple[str, str, Span]


def places_of_groups(connection: apsw.Connection) -> Iterator[Place]:
    """For every stretch of words that a group shows: the group's id, the version's, and the span in its text."""
    for name, data in load_groups(connection, CLAIMS):
        for member in from_json(CountedClaim, data).claim.members:
            yield name, member.item.version_id, member.item.proposition.span
    for name, data in load_groups(connection, DISPUTES):
        for side in from_json(Dispute, data).sides:
            for item in side.items:
                yield name, item.version_id, item.span
    for name, data in load_groups(connection, SERIES):
        for point in from_json(FigureSeries, data).points:
            yield name, point.key.version_id, point.span
    for name, data in load_groups(connection, EDGES):
        yield from _places_of_edge(name, from_json(LineageEdge, data))


def _places_of_edge(name: str, edge: LineageEdge) -> Iterator[Place]:
    for evidence in edge.evidence:
        if evidence.span is not None:
            yield name, edge.report, evidence.span
        if evidence.other_span is not None and edge.other_report is not None:
            yield name, edge.other_report, evidence.other_span
