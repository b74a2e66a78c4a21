"""Fastening decisions: the words in reports by which a line, an item, a group or an actor is known again."""

import json
from collections.abc import Mapping, Sequence

import apsw

from onrecord.errors import BadReview, NothingFound
from onrecord.model import Span
from onrecord.model.crossed import CountedClaim
from onrecord.model.lineage import LineageEdge
from onrecord.model.propositions import Proposition
from onrecord.model.review import Anchor, Layer, TargetKind
from onrecord.model.tallies import Tally
from onrecord.store.items import CLAIMS, DISPUTES, DOUBTFUL, EDGES, PROPOSITIONS, SERIES, STORIES, TALLIES
from onrecord.store.queries import find_row, select
from onrecord.store.reviews.relocation import context_of
from onrecord.store.values import from_json

MOST_PLACES = 40  # reports by which an actor is known again; the most often named first
OF_GROUPS: Mapping[TargetKind, tuple[str, ...]] = {
    TargetKind.CLAIM: (CLAIMS,),
    TargetKind.DISPUTE: (DISPUTES, DOUBTFUL),
    TargetKind.SERIES: (SERIES,),
    TargetKind.EDGE: (EDGES,),
    TargetKind.STORY: (STORIES,),
}
_LAYERS = {
    TargetKind.STATEMENT: Layer.STATEMENT,
    TargetKind.FIGURE: Layer.FIGURE,
    TargetKind.EVENT: Layer.EVENT,
}


def anchors_of(connection: apsw.Connection, kind: TargetKind, target_id: str) -> tuple[Anchor, ...]:
    """The anchors of something that the record holds under a public id.

    Raises:
        NothingFound: The record holds no such thing.
    """
    if kind in _LAYERS:
        row = find_row(connection, f"SELECT {kind}_pk FROM {kind} WHERE {kind}_id = ?", (target_id,))
        return _found((() if row is None else (anchor_of_line(connection, _LAYERS[kind], row[0]),)), target_id)
    if kind is TargetKind.REPORT:
        query = "SELECT version_pk FROM version v JOIN report ON report_pk = v.report WHERE report_id = ? AND current"
        rows = select(connection, query, (target_id,))
        return _found(tuple(_of_version(connection, row[0]) for row in rows), target_id)
    if kind is TargetKind.ACTOR:
        return _found(_of_actor(connection, target_id), target_id)
    if kind is TargetKind.MEMBER:
        return _of_member(connection, target_id)
    if kind in OF_GROUPS:
        return _found(_of_group(connection, kind, target_id), target_id)
    raise BadReview(f"a {kind} has no words of its own")


def anchor_of_line(connection: apsw.Connection, layer: Layer, pk: int) -> Anchor:
    """The anchor of a statement, figure or event by its row number."""
    version, spans, also, label = LINES[layer](connection, pk)
    return _anchor(connection, layer, version, spans, also, label)


def anchor_of_item(connection: apsw.Connection, item: int) -> Anchor | None:
    """The anchor of a proposition or tally by its row number; of a whole report for any other item."""
    row = find_row(connection, "SELECT version, family, data FROM item WHERE item_pk = ?", (item,))
    if row is None:
        return None
    version, family, data = row
    if family == PROPOSITIONS:
        proposition = from_json(Proposition, data)
        return _anchor(connection, Layer.PROPOSITION, version, *proposition_place(proposition))
    if family == TALLIES:
        return _anchor(connection, Layer.TALLY, version, (from_json(Tally, data).span,), (), "")
    return _of_version(connection, version)


def proposition_place(proposition: Proposition) -> tuple[tuple[Span, ...], tuple[Span, ...], str]:
    """The words of a proposition, those that tell it from others in the same clause, and what it says of whom."""
    holders = tuple(holder.span for holder in proposition.holders if holder.span is not None)
    return (proposition.span,), (*proposition.trigger, *holders), f"{proposition.position} {proposition.predicate}"


def _statement(connection: apsw.Connection, pk: int) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str]:
    version, act = select(connection, "SELECT version, act FROM statement WHERE statement_pk = ?", (pk,))[0]
    spans: dict[str, list[Span]] = {"content": [], "cue": [], "source": []}
    query = 'SELECT role, start, "end" FROM statement_span WHERE statement = ? ORDER BY role, piece'
    for role, start, end in select(connection, query, (pk,)):
        spans[role].append(Span(start, end))
    main = spans["content"] or spans["cue"] or spans["source"]
    return version, tuple(main), tuple(spans["cue"] + spans["source"]), act


def _figure(connection: apsw.Connection, pk: int) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str]:
    query = 'SELECT version, start, "end", quantity_start, quantity_end FROM figure WHERE figure_pk = ?'
    version, start, end, number_start, number_end = select(connection, query, (pk,))[0]
    return version, (Span(start, end),), (Span(number_start, number_end),), ""


def _event(connection: apsw.Connection, pk: int) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str]:
    version, kind, start = select(connection, "SELECT version, type, start FROM event WHERE event_pk = ?", (pk,))[0]
    trigger = select(connection, 'SELECT start, "end" FROM event_span WHERE event = ? ORDER BY piece', (pk,))
    query = 'SELECT start, "end" FROM event_participant WHERE event = ? AND start IS NOT NULL ORDER BY role, ordinal'
    sides = select(connection, query, (pk,))
    spans = tuple(Span(*ends) for ends in trigger) or (Span(start, start),)
    return version, spans, tuple(Span(*ends) for ends in sides), kind


_NAMING = """
    SELECT e.version, e.name, min(m.start), m."end" FROM entity e JOIN actor a ON a.actor_pk = e.actor
    JOIN version v ON v.version_pk = e.version AND v.current
    LEFT JOIN mention m ON m.version = e.version AND m.entity = e.ordinal WHERE a.actor_id = ?
"""
# How the words of each kind of line are read: its version, its spans, further spans, and a word that tells it apart.
LINES = {Layer.STATEMENT: _statement, Layer.FIGURE: _figure, Layer.EVENT: _event}


def _of_version(connection: apsw.Connection, version: int, label: str = "") -> Anchor:
    return _anchor(connection, Layer.REPORT, version, (), (), label)


def _of_actor(connection: apsw.Connection, actor_id: str) -> tuple[Anchor, ...]:
    """One anchor for each report that names an actor, where it names it first; those that name it most come first."""
    query = f"{_NAMING} GROUP BY e.version, e.ordinal ORDER BY count(m.ordinal) DESC, v.version_id, e.ordinal LIMIT ?"
    return tuple(_of_entity(connection, *row) for row in select(connection, query, (actor_id, MOST_PLACES)))


def anchors_of_actor_in(connection: apsw.Connection, actor_id: str, reports: Sequence[str]) -> tuple[Anchor, ...]:
    """One anchor for each of some reports in which an actor is named.

    Raises:
        NothingFound: One of the reports does not name it.
    """
    query = (
        f"{_NAMING} AND v.report = (SELECT report_pk FROM report WHERE report_id = ?) "
        "GROUP BY e.version, e.ordinal ORDER BY e.ordinal"
    )
    found: list[Anchor] = []
    for report in reports:
        rows = select(connection, query, (actor_id, report))
        if not rows:
            raise NothingFound(report, "report")
        found += [_of_entity(connection, *row) for row in rows]
    return tuple(found)


def _of_entity(connection: apsw.Connection, version: int, name: str, start: int | None, end: int | None) -> Anchor:
    spans = () if start is None or end is None else (Span(start, end),)
    return _anchor(connection, Layer.ENTITY, version, spans, (), name)


def _of_member(connection: apsw.Connection, target_id: str) -> tuple[Anchor, ...]:
    """The anchor of one item of a group, then those of all others in it, the one that the group is worded by first."""
    group, _, item = target_id.partition("/")
    items = {name: pk for pk, name in items_of_group(connection, group)}
    if item not in items:
        raise NothingFound(target_id)
    core = _core_of(connection, group)
    others = sorted((name for name in items if name != item), key=lambda name: (name != core, name))
    ordered = [items[name] for name in (item, *others)]
    return tuple(anchor for pk in ordered if (anchor := anchor_of_item(connection, pk)) is not None)


def _core_of(connection: apsw.Connection, group_id: str) -> str | None:
    """The item that a claim is worded by; None for other groups."""
    row = find_row(connection, "SELECT data FROM grouping WHERE group_id = ? AND family = ?", (group_id, CLAIMS))
    return None if row is None else from_json(CountedClaim, row[0]).claim.worded_by


def items_of_group(connection: apsw.Connection, group_id: str) -> list[tuple[int, str]]:
    """The items of a group, by row number and the id under which pages show them."""
    query = """
        SELECT i.item_pk, i.family, v.version_id, i.ordinal, i.data FROM grouping g
        JOIN group_member m ON m.grouping = g.group_pk JOIN item i ON i.item_pk = m.item
        JOIN version v ON v.version_pk = i.version WHERE g.group_id = ? ORDER BY v.version_id, i.ordinal
    """
    return [
        (pk, item_name(family, version_id, ordinal, data))
        for pk, family, version_id, ordinal, data in select(connection, query, (group_id,))
    ]


def item_name(family: str, version_id: str, ordinal: int, data: str) -> str:
    """What an item is called: `v-...:3` for a proposition, `v-...#2` for the figure of a tally, else its version."""
    if family == TALLIES:
        return f"{version_id}#{from_json(Tally, data).figure}"
    return f"{version_id}:{ordinal}" if family == PROPOSITIONS else version_id


def _of_group(connection: apsw.Connection, kind: TargetKind, group_id: str) -> tuple[Anchor, ...]:
    row = find_row(
        connection,
        "SELECT group_pk, data FROM grouping WHERE group_id = ? AND family IN (SELECT value FROM json_each(?))",
        (group_id, json.dumps(OF_GROUPS[kind])),
    )
    if row is None:
        return ()
    if kind is TargetKind.EDGE:
        return _of_edge(connection, from_json(LineageEdge, row[1]))
    items = select(connection, "SELECT item FROM group_member WHERE grouping = ? ORDER BY item", (row[0],))
    return tuple(anchor for (item,) in items if (anchor := anchor_of_item(connection, item)) is not None)


def _of_edge(connection: apsw.Connection, edge: LineageEdge) -> tuple[Anchor, ...]:
    """The report that has something, and the one it has it from where the record holds that."""
    label = f"{edge.relation} {edge.other_name or ''}".strip()
    anchors = []
    for version_id in (edge.report, edge.other_report):
        row = find_row(connection, "SELECT version_pk FROM version WHERE version_id = ?", (version_id,))
        if row is not None:
            anchors.append(_of_version(connection, row[0], label))
    return tuple(anchors)


def _found(anchors: tuple[Anchor, ...], wanted: str) -> tuple[Anchor, ...]:
    if not anchors:
        raise NothingFound(wanted)
    return anchors


def _anchor(
    connection: apsw.Connection,
    layer: Layer,
    version: int,
    spans: Sequence[Span],
    also: Sequence[Span],
    label: str,
) -> Anchor:
    key, report_id, digest, outlet, title, text = select(
        connection,
        "SELECT r.key, r.report_id, v.digest, v.outlet, v.title, v.text FROM version v "
        "JOIN report r ON r.report_pk = v.report WHERE v.version_pk = ?",
        (version,),
    )[0]
    before, after = context_of(spans, text)
    return Anchor(
        layer=layer,
        key=key,
        digest=digest,
        report_id=report_id,
        spans=tuple(spans),
        quotes=tuple(span.of(text) for span in spans),
        before=before,
        after=after,
        also=tuple(also),
        label=label,
        outlet=outlet,
        title=title,
    )
