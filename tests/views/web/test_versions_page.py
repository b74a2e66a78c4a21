"""Two versions of a report side by side."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import BlockKind, MediaType, Page, Publication, PublicationBasis, Span
from onrecord.store import RecordReader, RecordWriter, ReportPage
from onrecord.views.web.version_diff import Fate, VersionDiff, diff_versions
from tests.views.web import invented
from tests.views.web.invented import Text
from tests.views.web.visiting import Element, Visitor

OLD = """The pier at Vell
Cranes stood still all morning, the harbour office said.
Nobody knows why the <third> crane fell.
Forty dockers went home at noon.
לוח הזמנים פורסם."""
NEW = """The pier at Vell
Nobody knows why the <third> crane fell.
Fifty dockers went home at noon.
לוח הזמנים פורסם.
Cranes stood still all morning, the harbour office said.
A storm is on its way."""


def version(text: str, page: ReportPage) -> ReportPage:
    """A page with these paragraphs, and nothing on record."""
    blocks = Text(text).blocks(BlockKind.TITLE, *[BlockKind.PARAGRAPH] * text.count("\n"))
    report = replace(page.report, text=text, blocks=blocks)
    return replace(page, report=report, statements=(), figures=())


@pytest.fixture(scope="module")
def ferry(invented_record: Path) -> tuple[ReportPage, ReportPage]:
    """The two versions of the report that was edited."""
    with RecordReader(invented_record) as reader:
        head = next(row.head for row in reader.reports().rows if row.head.versions == 2)
        pages = tuple(reader.find_report(head.report_id, version=number) for number in (1, 2))
    assert pages[0] is not None
    assert pages[1] is not None
    return pages[0], pages[1]


def fates(diff: VersionDiff) -> list[tuple[Fate, str, str]]:
    return [
        (
            pair.fate,
            "".join(piece.text for piece in pair.old.pieces if not piece.same) if pair.old else "",
            "".join(piece.text for piece in pair.new.pieces if not piece.same) if pair.new else "",
        )
        for fold in diff.folds
        for pair in fold.pairs
    ]


def test_paragraphs_are_paired_cut_added_and_moved(ferry: tuple[ReportPage, ReportPage]) -> None:
    diff = diff_versions(version(OLD, ferry[0]), version(NEW, ferry[1]))
    cranes = OLD.split("\n")[1]
    assert fates(diff) == [
        (Fate.SAME, "", ""),
        (Fate.MOVED_FROM, cranes, ""),
        (Fate.SAME, "", ""),
        (Fate.CHANGED, "Forty", "Fifty"),
        (Fate.SAME, "", ""),
        (Fate.MOVED_HERE, "", cranes),
        (Fate.ADDED, "", "A storm is on its way."),
    ]
    assert (diff.cut, diff.added) == (1, 7)
    assert [fold.same for fold in diff.folds] == [True, False, True, False, True, False]


def test_a_whole_text_written_anew_is_bounded(ferry: tuple[ReportPage, ReportPage]) -> None:
    many = ["\n".join(f"{word} {n} of the {word}" for n in range(400)) for word in ("pier", "storm")]
    diff = diff_versions(version(many[0], ferry[0]), version(many[1], ferry[1]))
    assert sum(len(fold.pairs) for fold in diff.folds) >= 400


def test_spaces_alone_change_nothing(ferry: tuple[ReportPage, ReportPage]) -> None:
    diff = diff_versions(version(OLD, ferry[0]), version(OLD.replace(" ", "\u00a0 "), ferry[1]))
    assert [fold.same for fold in diff.folds] == [True]


def test_figures_and_statements_that_changed_are_paired(ferry: tuple[ReportPage, ReportPage]) -> None:
    diff = diff_versions(*ferry)
    (figure,) = diff.figures
    assert figure.old is not None
    assert figure.new is not None
    assert (figure.old.words, figure.new.words) == ("900 mines", "1,200 mines")
    pairs = [
        (change.old.words[-30:], change.new.words[-30:]) for change in diff.statements if change.old and change.new
    ]
    assert [(("900" in old), ("1,200" in new)) for old, new in pairs] == [(True, True), (True, True)]
    assert len(diff.statements) == 2


def test_what_vanishes_and_what_appears(ferry: tuple[ReportPage, ReportPage]) -> None:
    old, new = ferry
    vanished = diff_versions(old, replace(new, statements=(), figures=()))
    assert [(change.old, change.new) for change in vanished.figures] == [(row, None) for row in old.figures]
    appeared = diff_versions(replace(old, statements=(), figures=()), new)
    assert [(change.old, change.new) for change in appeared.statements] == [(None, row) for row in new.statements]


@pytest.fixture(scope="module")
def side_by_side(visitor: Visitor, ferry: tuple[ReportPage, ReportPage]) -> Element:
    return visitor.page(f"/reports/{ferry[0].head.report_id}/versions")


def test_the_page_marks_what_was_cut_and_added(side_by_side: Element) -> None:
    (changed,) = side_by_side.marked("pair-changed")
    assert [one.text for one in changed.all("del")] == ["900"]
    assert [one.text for one in changed.all("ins")] == ["1,200"]
    assert "1 word cut, 1 word added" in side_by_side.text
    assert all(one.attributes["dir"] == "auto" for one in side_by_side.marked("text"))


def test_what_stayed_is_folded_and_whole(side_by_side: Element, ferry: tuple[ReportPage, ReportPage]) -> None:
    folded = [one.text for fold in side_by_side.marked("fold") for one in fold.marked("text")]
    page = ferry[1]
    assert folded == [block.span.of(page.text) for block in page.blocks if "1,200" not in block.span.of(page.text)]


def test_lines_lead_to_their_words_in_their_version(
    side_by_side: Element, ferry: tuple[ReportPage, ReportPage]
) -> None:
    links = [one.attributes["href"] for one in side_by_side.marked("changes")[1].all("a")]
    report_id = ferry[0].head.report_id
    mines = [next(row.figure_id for row in page.figures if "mines" in row.words) for page in ferry]
    assert links == [f"/reports/{report_id}?version=1#{mines[0]}", f"/reports/{report_id}#{mines[1]}"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?from=1&to=2", 200),
        ("?from=2&to=1", 200),
        ("?to=2", 200),
        ("?from=1", 200),
        ("?from=1&to=1", 400),
        ("?from=2", 400),
        ("?from=1&to=3", 404),
        ("?from=0&to=2", 404),
        ("?from=x&to=2", 400),
        ("?from=1&to=²", 400),
        ("?to=" + "9" * 30, 400),
        ("?from=" + "9" * 5000, 400),
    ],
)
def test_which_versions_are_compared(
    query: str, status: int, visitor: Visitor, ferry: tuple[ReportPage, ReportPage]
) -> None:
    assert visitor.get(f"/reports/{ferry[0].head.report_id}/versions{query}").status_code == status


def test_the_other_way_round_cut_is_added(visitor: Visitor, ferry: tuple[ReportPage, ReportPage]) -> None:
    root = visitor.page(f"/reports/{ferry[0].head.report_id}/versions?from=2&to=1")
    assert [one.text for one in root.marked("pair-changed")[0].all("ins")] == ["900"]


def test_a_report_with_one_version_says_so(visitor: Visitor, invented_record: Path) -> None:
    with RecordReader(invented_record) as reader:
        head = next(row.head for row in reader.reports().rows if row.head.versions == 1)
    assert "one version in the record" in visitor.page(f"/reports/{head.report_id}/versions").text
    assert visitor.get("/reports/r-nowhere/versions").status_code == 404


def test_details_beside_the_text_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "edited.record"
    with RecordWriter(path) as writer:
        for title, day in (("Quay <shut>", "2031-05-01"), ("Quay open", "2031-05-02")):
            publication = Publication(invented.day(day), PublicationBasis.PAGE)
            record = invented.plain(
                f"{title}\nCrews wait.", key="https://q.example/1", publication=publication, title=title
            )
            writer.add(Page(record.report.address, record.report.key, title.encode(), MediaType.TEXT), record)
        writer.finish()
    with RecordReader(path) as reader:
        report_id = reader.reports().rows[0].head.report_id
    facts = Visitor(path).page(f"/reports/{report_id}/versions").facts()
    assert facts == {"Title": "Quay <shut> Quay open", "Published": "1 May 2031 2 May 2031"}


def test_spans_of_passages_are_those_of_their_version(ferry: tuple[ReportPage, ReportPage]) -> None:
    for fold in diff_versions(*ferry).folds:
        for pair in fold.pairs:
            for passage, page in ((pair.old, ferry[0]), (pair.new, ferry[1])):
                if passage is not None:
                    assert isinstance(passage.span, Span)
                    assert passage.span.of(page.text) == "".join(piece.text for piece in passage.pieces)
