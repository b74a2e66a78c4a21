"""Who has words from whom, drawn by the server: outlets as rows, time along them, and an arc for each edge.

An arc leads from where the words were first to the report that has them. It leaves and arrives upright, so that its
arrow points the right way however wide the window is. A source that is only named, since the record does not hold
its report, has a hollow mark above or below the report that names it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.lineage import LineageRelation
from onrecord.store import EdgeEnds, ReportHead
from onrecord.views.web.addresses import edge_path, report_path
from onrecord.views.web.group_wording import EDGE_RELATIONS, day_words
from onrecord.views.web.time_axis import TimeAxis, axis_of
from onrecord.views.web.wording import report_title

MOST_REPORTS = 60
MOST_EDGES = 240  # read for one graph: many of them may tie the same few reports
_ROW = 40
_TOP = 26
_AXIS = 26
_WIDTH = 1000  # of the square in which arcs are drawn; it is stretched to the width of the window
_BOW = 24
_APART = 1.0
_ASIDE = 14  # how far a second tie of two places swings out
_NOT_NAMED = "outlet not named"


@dataclass(frozen=True, slots=True)
class Node:
    """A report on the row of its outlet, or a source that is only named (`path` is then None)."""

    x: float
    y: int
    path: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Arc:
    """An edge: its path in the square of arcs, and where its arrow stands and points (1 down, -1 up, 0 without)."""

    relation: LineageRelation
    curve: str
    x: float
    y: int
    points: int
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class OutletRow:
    """The row of one outlet."""

    name: str
    y: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    """The whole graph; `left_out` counts the edges that match but are not drawn."""

    axis: TimeAxis
    rows: tuple[OutletRow, ...]
    arcs: tuple[Arc, ...]
    reports: int
    left_out: int
    foot: int
    height: int
    width: int = _WIDTH


def draw_lineage(edges: Sequence[EdgeEnds], heads: Mapping[str, ReportHead], total: int) -> LineageDrawing | None:
    """The graph of the first edges that tie no more than sixty reports; None where there are none.

    Args:
        edges: In the order in which they are wanted.
        heads: The heads of the versions that they name.
        total: How many edges match in all.
    """
    drawn, versions = _chosen(edges, heads)
    if not drawn:
        return None
    axis = axis_of(_day(heads[version]) for version in versions)
    names = _row_names(drawn, heads)
    heights = {name: _TOP + number * _ROW for number, name in enumerate(names)}
    places = _places(versions, heads, axis, heights)
    nodes: dict[str, list[Node]] = {name: [] for name in names}
    for version, (x, y) in places.items():
        head = heads[version]
        words = f"{_outlet(head)}: {report_title(head)}, {day_words(_day(head))}"
        nodes[_outlet(head)].append(Node(x, y, report_path(head), words))
    arcs = []
    ties: Counter[frozenset[tuple[float, int]]] = Counter()
    for edge in drawn:
        end = places[edge.report]
        if edge.other_report is not None:
            start = places[edge.other_report]
        else:
            name = _named(edge, names)
            start = (end[0], heights[name])
            nodes[name].append(Node(*start, None, f"{edge.name}, not on record itself"))
        both = frozenset((start, end))
        arcs.append(_arc(edge, start, end, heads, aside=_ASIDE * ties[both]))
        ties[both] += 1
    foot = _TOP + (len(names) - 1) * _ROW + 16
    rows = tuple(OutletRow(name, heights[name], tuple(_distinct(nodes[name]))) for name in names)
    return LineageDrawing(axis, rows, tuple(arcs), len(versions), total - len(drawn), foot, foot + _AXIS)


def _chosen(edges: Sequence[EdgeEnds], heads: Mapping[str, ReportHead]) -> tuple[list[EdgeEnds], list[str]]:
    drawn: list[EdgeEnds] = []
    versions: dict[str, None] = {}
    for edge in edges:
        ends = [end for end in (edge.report, edge.other_report) if end is not None]
        if any(end not in heads for end in ends) or (edge.other_report is None and not edge.name):
            continue
        if len({*versions, *ends}) <= MOST_REPORTS:
            drawn.append(edge)
            versions.update(dict.fromkeys(ends))
    return drawn, list(versions)


def _row_names(edges: Sequence[EdgeEnds], heads: Mapping[str, ReportHead]) -> list[str]:
    """The rows from the top: those from whom most is taken, then by name."""
    given: Counter[str] = Counter()
    names = [_outlet(heads[end]) for edge in edges for end in (edge.report, edge.other_report) if end is not None]
    for edge in edges:
        source = _outlet(heads[edge.other_report]) if edge.other_report is not None else _named(edge, names)
        names.append(source)
        given[source] += 1
    return sorted(set(names), key=lambda name: (name == _NOT_NAMED, -given[name], name.casefold(), name))


def _named(edge: EdgeEnds, names: Sequence[str]) -> str:
    """The row of a source that is only named: that of the outlet of this name, if it has one."""
    return next((name for name in names if name.casefold() == edge.name.casefold()), edge.name)


def _places(
    versions: Sequence[str], heads: Mapping[str, ReportHead], axis: TimeAxis, heights: Mapping[str, int]
) -> dict[str, tuple[float, int]]:
    """Where each report stands; those of one outlet on one day stand beside each other."""
    places: dict[str, tuple[float, int]] = {}
    taken: set[tuple[float, int]] = set()
    for version in sorted(versions, key=lambda one: (_outlet(heads[one]), str(_day(heads[one])), one)):
        x, y = axis.x(_day(heads[version])), heights[_outlet(heads[version])]
        while (x, y) in taken and x < 100 - _APART:
            x = round(x + _APART, 2)
        taken.add((x, y))
        places[version] = (x, y)
    return places


def _arc(
    edge: EdgeEnds,
    start: tuple[float, int],
    end: tuple[float, int],
    heads: Mapping[str, ReportHead],
    *,
    aside: int,
) -> Arc:
    (x1, y1), (x2, y2) = start, end
    one, other = x1 / 100 * _WIDTH, x2 / 100 * _WIDTH
    if y1 == y2:
        above = y1 - _BOW - aside
        curve, points = f"M{one:g} {y1}C{one:g} {above} {other:g} {above} {other:g} {y2}", 1
    else:
        middle = (y1 + y2) / 2
        curve = f"M{one:g} {y1}C{one + aside:g} {middle:g} {other + aside:g} {middle:g} {other:g} {y2}"
        points = 1 if y2 > y1 else -1
    relation = LineageRelation(edge.relation)
    source = _outlet(heads[edge.other_report]) if edge.other_report is not None else edge.name
    words = f"{_outlet(heads[edge.report])} {EDGE_RELATIONS[relation]} {source}"
    mutual = relation is LineageRelation.SHARES_ORIGIN
    return Arc(relation, curve, x2, y2, 0 if mutual else points, edge_path(edge.edge_id), words)


def _distinct(nodes: Sequence[Node]) -> list[Node]:
    """Nodes, each place once: many reports may name one source on one day."""
    return list({(node.x, node.y, node.path): node for node in nodes}.values())


def _outlet(head: ReportHead) -> str:
    return head.outlet or _NOT_NAMED


def _day(head: ReportHead) -> date | None:
    interval = head.publication.interval
    return None if interval is None or interval.begin is None else interval.begin.date()
