"""Who has something from whom, as an indented list: a source, and beneath it the reports that have words from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.lineage import LineageRelation
from onrecord.store import EdgeEnds, ReportHead

_DEEPEST = 6  # a chain of more hands than this goes on at its own place in the list


@dataclass(frozen=True, slots=True)
class Descendant:
    """A report, or a source that is only named, and what comes from it.

    `edge_id` and `relation` say how it hangs on what stands above it; None for what stands at the top.
    """

    head: ReportHead | None
    name: str
    edge_id: str | None
    relation: LineageRelation | None
    children: tuple["Descendant", ...]


def draw_descents(
    versions: Collection[str], edges: Iterable[EdgeEnds], heads: Mapping[str, ReportHead]
) -> tuple[Descendant, ...]:
    """The reports that have words from others or credit them, beneath those; reports without any such tie are left out.

    Args:
        versions: Those whose descent is asked for.
        edges: Edges that these are told of.
        heads: The heads of all versions that the edges name.
    """
    below: dict[str, list[EdgeEnds]] = defaultdict(list)
    names: dict[str, str] = {}
    hanging: set[str] = set()
    for edge in edges:
        if edge.report not in versions:
            continue
        above = edge.other_report or f"name:{edge.name}"
        names[above] = edge.name
        below[above].append(edge)
        if edge.other_report is not None:
            hanging.add(edge.report)
    tops = [node for node in below if node not in hanging]
    # What goes in a circle has no top: its first stands there.
    reached = _reached(tops, below)
    for node in sorted(below):
        if node not in reached:
            tops.append(node)
            reached |= _reached([node], below)
    return tuple(
        _descendant(node, names[node], None, below, heads, ())
        for node in sorted(tops, key=lambda node: (-len(below[node]), names[node], node))
    )


def _reached(tops: Sequence[str], below: Mapping[str, Sequence[EdgeEnds]]) -> set[str]:
    reached: set[str] = set()
    border = list(tops)
    while border:
        node = border.pop()
        if node not in reached:
            reached.add(node)
            border += [edge.report for edge in below.get(node, ())]
    return reached


def _descendant(
    node: str,
    name: str,
    edge: EdgeEnds | None,
    below: Mapping[str, Sequence[EdgeEnds]],
    heads: Mapping[str, ReportHead],
    path: tuple[str, ...],
) -> Descendant:
    deeper = node not in path and len(path) < _DEEPEST
    children = tuple(
        _descendant(one.report, "", one, below, heads, (*path, node))
        for one in sorted(below.get(node, ()), key=lambda one: (one.report, one.edge_id))
        if deeper and one.report not in path
    )
    return Descendant(
        heads.get(node),
        name,
        None if edge is None else edge.edge_id,
        None if edge is None else LineageRelation(edge.relation),
        children,
    )
