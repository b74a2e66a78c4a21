"""Who has words from whom, drawn."""

from datetime import date

from onrecord.model import Interval, Publication, PublicationBasis
from onrecord.store import EdgeEnds, ReportHead
from onrecord.views.web.descents import draw_descents
from onrecord.views.web.lineage_graph import MOST_REPORTS, draw_lineage


def head(name: str, outlet: str | None, day: date | None) -> ReportHead:
    when = None if day is None else Interval.of_day(day)
    return ReportHead(
        report_id=f"r-{name}",
        version_id=f"v-{name}",
        number=1,
        versions=1,
        current=True,
        title=f"Title of {name}",
        outlet=outlet,
        author=None,
        url=None,
        address=f"/saved/{name}.txt",
        publication=Publication(when, PublicationBasis.PAGE, ()),
        decided=False,
    )


def edge(report: str, other: str | None, relation: str = "copied_from", name: str = "") -> EdgeEnds:
    return EdgeEnds(f"l-{report}-{other}", relation, f"v-{report}", None if other is None else f"v-{other}", name)


HEADS = {
    one.version_id: one
    for one in (
        head("wire", "Strait Press", date(2031, 3, 1)),
        head("copy", "Gazette", date(2031, 3, 2)),
        head("late", "Gazette", date(2031, 3, 4)),
        head("lost", None, None),
    )
}


def test_outlets_are_rows_and_an_arrow_leads_to_who_has_the_words() -> None:
    drawing = draw_lineage([edge("copy", "wire"), edge("late", "wire")], HEADS, 2)
    assert drawing is not None
    assert [row.name for row in drawing.rows] == ["Strait Press", "Gazette"]
    (source,), (copy, late) = (row.nodes for row in drawing.rows)
    assert source.x < copy.x < late.x
    assert [(arc.x, arc.y, arc.points) for arc in drawing.arcs] == [(copy.x, copy.y, 1), (late.x, late.y, 1)]
    assert drawing.arcs[0].path == "/lineage/l-copy-wire"
    assert copy.path == "/reports/r-copy"
    assert drawing.left_out == 0


def test_words_in_common_have_no_arrow_and_one_outlet_copies_from_itself_above_its_row() -> None:
    drawing = draw_lineage([edge("late", "copy"), edge("copy", "wire", "shares_origin")], HEADS, 2)
    assert drawing is not None
    own, mutual = drawing.arcs
    assert (own.points, mutual.points) == (1, 0)


def test_a_source_that_is_only_named_has_a_mark_on_its_row() -> None:
    drawing = draw_lineage(
        [
            edge("copy", None, "credits", "Far Wire"),
            edge("late", None, "credits", "STRAIT press"),
            edge("copy", "wire"),
        ],
        HEADS,
        3,
    )
    assert drawing is not None
    marks = {row.name: [node.path for node in row.nodes] for row in drawing.rows}
    assert marks["Far Wire"] == [None]
    assert None in marks["Strait Press"]


def test_undated_reports_of_no_outlet_have_their_place() -> None:
    drawing = draw_lineage([edge("lost", "wire")], HEADS, 1)
    assert drawing is not None
    assert drawing.rows[-1].name == "outlet not named"
    assert drawing.rows[-1].nodes[0].x > drawing.axis.strip_left


def test_what_is_left_out_is_counted() -> None:
    heads = {f"v-{n}": head(str(n), f"Outlet {n % 7}", date(2031, 3, 1 + n % 28)) for n in range(200)}
    edges = [edge(str(n + 1), str(n)) for n in range(0, 199, 2)]
    drawing = draw_lineage(edges, heads, 5000)
    assert drawing is not None
    assert drawing.reports == MOST_REPORTS
    assert drawing.left_out == 5000 - len(drawing.arcs) == 5000 - MOST_REPORTS // 2
    assert draw_lineage([edge("gone", "wire")], HEADS, 1) is None
    assert draw_lineage([], HEADS, 0) is None


def test_reports_stand_beneath_what_they_have_words_from() -> None:
    found = draw_descents(
        {"v-copy", "v-late"},
        [edge("copy", "wire"), edge("late", "copy"), edge("late", None, "credits", "Far Wire")],
        HEADS,
    )
    shown = {one.name or (one.head and one.head.report_id): one for one in found}
    top = shown["r-wire"]
    assert [one.head and one.head.report_id for one in top.children] == ["r-copy"]
    assert [one.head and one.head.report_id for one in top.children[0].children] == ["r-late"]
    assert [one.edge_id for one in shown["Far Wire"].children] == ["l-late-None"]


def test_a_circle_ends() -> None:
    found = draw_descents({"v-copy", "v-late"}, [edge("copy", "late"), edge("late", "copy")], HEADS)
    assert len(found) == 1
    assert found[0].children
