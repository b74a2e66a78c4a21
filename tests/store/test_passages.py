"""Words at places of versions, and parts of groups: what pages about several reports read."""

from pathlib import Path

from onrecord.model import Span
from onrecord.model.copies import Stretch
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, Side, TypedLink
from onrecord.model.lineage import LineageEdge
from onrecord.model.propositions import Position
from onrecord.model.series import FigureSeries
from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, GroupFilters, RecordReader
from onrecord.store.group_parts import path_of


def test_words_come_with_the_whole_sentences_around_them(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        statement = next(row for row in reader.statements().rows if len(row.content) == 1)
        stretch = Stretch(statement.report.version_id, statement.content[0])
        unknown = Stretch("v-nobody", Span(0, 3))
        empty = Stretch(stretch.version_id, Span(stretch.span.start, stretch.span.start))
        found = reader.passages([stretch, unknown, empty])
        text = reader.text_of(stretch.version_id)
        context = reader.context(statement.report, [stretch.span])
    passage = found[stretch]
    assert (passage.head, passage.words) == (statement.report, stretch.span.of(text))
    assert passage.context == context
    assert passage.before + passage.words + passage.after == context.words
    assert unknown not in found
    assert found[empty].words == ""
    assert found[empty].before


def test_heads_and_names_are_those_of_the_record(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        heads = reader.heads()
        some = sorted(heads)[:3]
        assert reader.heads_of([*some, "v-nobody"]) == {name: heads[name] for name in some}
        actor = reader.actors()[0]
        assert reader.actor_names([actor.actor_id, "a-nobody"]) == {actor.actor_id: actor.name}
        assert actor.actor_id in {one.actor_id for one in reader.actors_called(actor.name.upper(), limit=5)}
        assert actor.actor_id in {one.actor_id for one in reader.actors_called(actor.name[1:], limit=9)}
        assert reader.actors_called("100%_", limit=5) == ()


def test_entities_and_figures_at_places(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        known = reader.actor_ids()
        place, actor = next(iter(sorted(known.items())))
        assert reader.actors_at([place, ("v-nobody", 0)])[place].actor_id == actor
        for _, series in reader.groups(SERIES, FigureSeries):
            figures = reader.figures_at(point.key for point in series.points)
            assert {key: row.span for key, row in figures.items()} == {p.key: p.span for p in series.points}


def test_a_figure_leads_to_its_series(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        name, series = reader.groups(SERIES, FigureSeries)[0]
        figures = reader.figures_at(point.key for point in series.points)
        assert all(name in reader.series_with(row.figure_id) for row in figures.values())
        alone = {row.figure_id for row in reader.figures().rows} - {
            row.figure_id
            for _, one in reader.groups(SERIES, FigureSeries)
            for row in reader.figures_at(point.key for point in one.points).values()
        }
        assert {reader.series_with(figure) for figure in alone} == {()}


def test_a_claim_in_outline_is_the_claim(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        for name, counted in reader.groups(CLAIMS, CountedClaim):
            outline = reader.claim_outline(name)
            assert outline is not None
            assert (outline.proposition, outline.origins) == (counted.claim.proposition, counted.origins)
            for line, member in zip(outline.members, counted.claim.members, strict=True):
                assert (line.item_id, line.version_id) == (member.item.item_id, member.item.version_id)
                assert (line.position, line.outlet) == (member.position, member.item.outlet)
                time = member.item.proposition.said or member.item.published
                assert line.day == (None if time is None or time.begin is None else time.begin.date())
                assert line.said == (member.item.proposition.said is not None)
            some = range(len(counted.claim.members) - 1, -1, -2)
            assert reader.claim_members(name, some) == {index: counted.claim.members[index] for index in some}
            assert reader.claim_members(name, [9999]) == {}
        assert reader.claim_outline("c-nobody") is None


def test_parts_of_a_dispute_are_read_by_themselves(crisis: Path) -> None:
    sides: type[tuple[Side, ...]] = tuple[Side, ...]
    with RecordReader(crisis) as reader:
        found = reader.groups(DISPUTES, Dispute)
        assert found
        for name, dispute in found:
            assert reader.group_part(name, Dispute, "sides", sides) == dispute.sides
            kinds = reader.group_fields(name, Dispute, "links", TypedLink, "kind")
            assert kinds == tuple(link.kind.value for link in dispute.links)
            last = len(dispute.links) - 1
            assert reader.group_parts(name, Dispute, "links", TypedLink, [last, 9999]) == {last: dispute.links[last]}
        assert reader.group_part("d-nobody", Dispute, "sides", sides) is None


def test_the_origins_of_a_side_come_with_their_reasons(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        sides = [side for _, dispute in reader.groups(DISPUTES, Dispute) for side in dispute.sides]
    assert {side.position for side in sides} >= {Position.ASSERTS, Position.DENIES}
    for side in sides:
        assert side.behind is not None
        assert side.behind.count == side.origins
        placed = {index for origin in side.behind.origins for index in origin.witnesses} | set(side.behind.unplaced)
        assert placed == set(range(len(side.items)))


def test_edges_by_their_ends_and_by_their_versions(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        edges = dict(reader.groups(EDGES, LineageEdge))
        ends = reader.edge_ends(limit=1000)
        assert {one.edge_id for one in ends.rows} == set(edges)
        for one in ends.rows:
            edge = edges[one.edge_id]
            assert (one.report, one.other_report) == (edge.report, edge.other_report)
            assert one.relation == edge.relation
        credited = reader.edge_ends(GroupFilters(kind="credits"), limit=1)
        assert len(credited.rows) == 1
        assert credited.total == sum(edge.relation == "credits" for edge in edges.values())
        told = {name for name, edge in edges.items() if edge.report == ends.rows[0].report}
        assert told <= {name for name, _ in reader.edges_of([ends.rows[0].report])}


def test_the_path_of_a_field_is_its_place_in_the_json() -> None:
    assert path_of(CountedClaim, "claim", "members") == "$[0][3]"
    assert path_of(LineageEdge, "publisher", "name") == "$[4][2]"
