"""Claims, series of figures, lineage and stories: the lists, and the page of one."""

from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.model.crossed import CountedClaim
from onrecord.model.lineage import LineageEdge
from onrecord.model.propositions import Position
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.model.wording import Carries
from onrecord.store import CLAIMS, EDGES, SERIES, STORIES, MemberLine, RecordReader
from onrecord.views.web.coverage import cover
from onrecord.views.web.lineage_pages import Piece, cut_pieces
from tests.views.web.visiting import Element, Visitor

ADDRESSES = {"claims": "/claims", "series": "/series", "edges": "/lineage", "stories": "/stories"}


def leading_to(page: Element, prefix: str) -> list[str]:
    addresses = [element.attributes.get("href", "") for element in page.one("main").walk()]
    return [one for one in addresses if one.startswith(prefix)]


@pytest.mark.parametrize(("family", "address"), ADDRESSES.items())
def test_every_group_is_in_its_list_and_has_a_page(crisis_visitor: Visitor, family: str, address: str) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        rows = reader.group_rows(family).rows
    assert rows
    listed: set[str] = set()
    for number in range(1, len(rows) // 25 + 2):
        page = crisis_visitor.page(f"{address}?page={number}")
        listed |= {one.rpartition("/")[2] for one in leading_to(page, f"{address}/")}
    assert listed == {row.group_id for row in rows}
    for row in rows:
        shown = crisis_visitor.page(f"{address}/{row.group_id}")
        assert shown.one("h1").text.strip()
        assert row.group_id in shown.marked("id")[0].text


@pytest.mark.parametrize("address", ADDRESSES.values())
def test_no_other_id_has_a_page(crisis_visitor: Visitor, address: str) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        dispute = reader.group_rows("disputes", limit=1).rows[0].group_id
    for wanted in (dispute, "x-nobody", "%00", "9" * 3000):
        assert crisis_visitor.get(f"{address}/{wanted}").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES.values())
def test_lists_are_narrowed_and_empty_ones_say_so(crisis_visitor: Visitor, visitor: Visitor, address: str) -> None:
    assert "matches" in crisis_visitor.page(f"{address}?since=2040").marked("extent")[0].text
    assert crisis_visitor.get(f"{address}?since=nonsense").status_code == 400
    assert crisis_visitor.get(f"{address}?page=99").status_code == 404
    assert "as far as was found" in visitor.page(address).marked("extent")[0].text


def test_a_claim_shows_every_telling_where_it_stands(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, counted = max(reader.groups(CLAIMS, CountedClaim), key=lambda one: len(one[1].claim.members))
        texts = {one.item.version_id: reader.text_of(one.item.version_id) for one in counted.claim.members}
    page = crisis_visitor.page(f"/claims/{name}")
    for shown in page.marked("side-of"):
        (position,) = [p for p in Position if f"side-{p}" in shown.classes]
        told = sorted(
            one.item.proposition.span.of(texts[one.item.version_id])
            for one in counted.claim.members
            if one.position is position
        )
        assert sorted(element.text for element in shown.marked("exactly")) == told
    assert len(page.marked("exactly")) == len(counted.claim.members)


def test_a_claim_with_more_tellings_than_a_page_has_pages(
    crisis_visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, counted = max(reader.groups(CLAIMS, CountedClaim), key=lambda one: len(one[1].claim.members))
    monkeypatch.setattr("onrecord.views.web.claim_pages.STAND_SHOWN", 2)
    most = max(sum(one.position is p for one in counted.claim.members) for p in Position)
    keys: list[str] = []
    charted: set[str] = set()
    for number in range(1, -(-most // 2) + 1):
        page = crisis_visitor.page(f"/claims/{name}?page={number}")
        keys += [element.attributes["id"] for element in page.marked("telling")]
        charted |= {dot.attributes["href"] for chart in page.marked("positions") for dot in chart.all("a")}
    assert sorted(keys) == sorted(f"t-{n + 1}" for n in range(len(counted.claim.members)))
    for address in charted:
        path, _, key = address.partition("#")
        assert crisis_visitor.page(path).all(id=key), address
    assert crisis_visitor.get(f"/claims/{name}?page={most}").status_code == 404


def test_a_claim_leads_to_its_dispute_and_back(crisis_visitor: Visitor) -> None:
    page = crisis_visitor.page("/claims?kind=disputed")
    claim = leading_to(page, "/claims/")[0]
    dispute = leading_to(crisis_visitor.page(claim), "/disputes/")[0]
    assert claim in leading_to(crisis_visitor.page(dispute), "/claims/")


def test_who_carries_what_is_told_of_every_outlet() -> None:
    def line(index: int, outlet: str | None, position: Position) -> MemberLine:
        return MemberLine(index, f"v:{index}", "v", "r", outlet, position, None, said=False)

    rows = cover(
        [
            line(0, "Gazette", Position.ASSERTS),
            line(1, "Gazette", Position.DENIES),
            line(2, "Herald", Position.DOUBTS),
            line(3, None, Position.ASSERTS),
            line(4, "Courier", Position.DENIES),
            line(5, "Argus", Position.ASSERTS),
        ]
    )
    assert [(row.outlet, row.carries) for row in rows] == [
        ("Gazette", Carries.BOTH),
        ("Argus", Carries.CLAIM),
        ("Courier", Carries.DENIAL),
        ("Herald", Carries.NEITHER),
        (None, Carries.CLAIM),
    ]
    assert rows[0].count(Position.DENIES) == 1


def test_a_claim_says_which_outlets_carry_it_and_how_many_do_not(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, counted = reader.groups(CLAIMS, CountedClaim)[0]
        outlets = set(reader.outlet_names())
    page = crisis_visitor.page(f"/claims/{name}")
    carrying = {one.item.outlet for one in counted.claim.members}
    (table,) = page.marked("carrying")
    assert {row.text for row in table.all("th", scope="row")} == {outlet or "not named" for outlet in carrying}
    silent = len(outlets - carrying)
    assert f"{silent} other outlet" in page.one("main").text if silent else True


def test_words_of_two_versions_are_one_telling_that_names_the_older(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        heads = reader.heads()
        name, member = next(
            (name, member)
            for name, counted in reader.groups(CLAIMS, CountedClaim)
            for member in counted.claim.members
            if member.earlier
        )
        old = heads[member.earlier[0].version_id]
    named = crisis_visitor.page(f"/claims/{name}").marked("older")[0]
    assert named.text.split() == ["the", "same", "in", "version", "1"]
    (link,) = named.all("a")
    older = crisis_visitor.page(link.attributes["href"])
    assert link.attributes["href"].endswith(f"?version={old.number}")
    assert leading_to(older, f"/claims/{name}")


def test_a_series_has_a_mark_and_a_row_for_every_figure(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        found = reader.groups(SERIES, FigureSeries)
        name, series = max(found, key=lambda one: len(one[1].points))
        words = [point.span.of(reader.text_of(point.key.version_id)) for point in series.points]
    page = crisis_visitor.page(f"/series/{name}")
    (chart,) = page.marked("values")
    marks = chart.all("a")
    ids = {element.attributes["id"] for element in page.walk() if "id" in element.attributes}
    assert len(marks) == len(series.points)
    assert {mark.attributes["href"].partition("#")[2] for mark in marks} <= ids
    assert [element.text for element in page.marked("exactly")] == words
    related = page.marked("ties-list")[0]
    assert len(related.all("details")) == min(25, len(series.links))


def test_a_figure_leads_to_its_series(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, series = reader.groups(SERIES, FigureSeries)[0]
        figure = reader.figures_at([series.points[0].key])[series.points[0].key]
    assert f"/series/{name}" in leading_to(crisis_visitor.page(f"/figures/{figure.figure_id}"), "/series/")
    assert "/series" in leading_to(crisis_visitor.page("/figures"), "/series")


def test_the_graph_of_lineage_has_all_reports_and_ties(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        edges = dict(reader.groups(EDGES, LineageEdge))
        heads = reader.heads()
    page = crisis_visitor.page("/lineage")
    (graph,) = page.marked("lineage")
    assert {arc.attributes["href"].rpartition("/")[2] for arc in graph.marked("arc")} == set(edges)
    ends = {end for edge in edges.values() for end in (edge.report, edge.other_report) if end is not None}
    assert len(graph.marked("node")) == len(ends)
    assert not page.marked("left-out")
    outlet = next(heads[edge.report].outlet for edge in edges.values() if heads[edge.report].outlet)
    narrowed = crisis_visitor.page(f"/lineage?outlet={outlet}".replace(" ", "%20"))
    assert 0 < len(narrowed.marked("edges")[0].all("li")) < len(edges)


def test_a_graph_too_large_says_what_it_leaves_out(crisis_visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.views.web.lineage_graph.MOST_REPORTS", 2)
    page = crisis_visitor.page("/lineage")
    with RecordReader(crisis_visitor.record) as reader:
        total = reader.group_rows(EDGES).total
    arcs = len(page.marked("lineage")[0].marked("arc"))
    assert 0 < arcs < total
    assert f"{total - arcs} tie" in page.marked("left-out")[0].text


def test_an_edge_has_the_words_of_both_sides(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, edge = next(
            one for one in reader.groups(EDGES, LineageEdge) if one[1].evidence and one[1].evidence[0].pieces
        )
        own, other = reader.text_of(edge.report), reader.text_of(edge.other_report or "")
    page = crisis_visitor.page(f"/lineage/{name}")
    first = edge.evidence[0]
    mine, theirs = page.marked("aligned")[:2]
    assert first.span is not None
    assert first.other_span is not None
    assert (mine.text, theirs.text) == (first.span.of(own), first.other_span.of(other))
    assert [mark.text for mark in mine.marked("same")] == [piece.of(own) for piece, _ in sorted(first.pieces)]
    assert page.marked("bases")[0].all("li")


def test_pieces_are_cut_where_words_are_the_same() -> None:
    words, span = "one two three four", Span(100, 118)
    assert cut_pieces(words, span, [Span(104, 107), Span(114, 130)]) == (
        Piece("one ", same=False),
        Piece("two", same=True),
        Piece(" three ", same=False),
        Piece("four", same=True),
    )
    assert cut_pieces(words, span, []) == (Piece(words, same=False),)
    assert "".join(p.words for p in cut_pieces(words, span, [Span(90, 110), Span(105, 112)])) == words


def test_a_story_has_its_reports_and_why_they_are_one(crisis_visitor: Visitor) -> None:
    with RecordReader(crisis_visitor.record) as reader:
        name, story = reader.groups(STORIES, Story)[0]
        heads = reader.heads_of(story.reports)
    page = crisis_visitor.page(f"/stories/{name}")
    titles = [link.attributes["href"] for link in page.marked("told")[0].all("a")]
    assert [one.partition("?")[0] for one in titles] == [f"/reports/{heads[v].report_id}" for v in story.reports]
    assert len(page.marked("ties-list")[0].all("details")) == min(25, len(story.links))


def test_pages_of_several_reports_load_neither_all_groups_nor_all_heads(
    crisis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the whole record was loaded")

    for name in ("groups", "heads", "given_ids", "kept_items", "actor_ids", "summary"):
        monkeypatch.setattr(RecordReader, name, refuse)
    visitor = Visitor(crisis)
    for address in ("/disputes", *ADDRESSES.values()):
        page = visitor.page(address)
        inner = next(one for one in leading_to(page, f"{address}/"))
        visitor.page(inner)
