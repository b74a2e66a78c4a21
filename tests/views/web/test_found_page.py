"""A page as it was found, with what was set aside in its place."""

from dataclasses import replace

import pytest

from onrecord.model import Alignment, Report
from onrecord.store import RecordReader, ReportPage
from onrecord.views.web.found_page import found_lines
from tests.views.web import invented
from tests.views.web.visiting import Element, Visitor


@pytest.fixture(scope="module")
def ferry(visitor: Visitor) -> ReportPage:
    with RecordReader(visitor.app.state.site.record) as reader:
        head = next(row.head for row in reader.reports().rows if row.head.title == invented.HOSTILE_TITLE)
        page = reader.find_report(head.report_id)
    assert page is not None
    return page


@pytest.fixture(scope="module")
def found(visitor: Visitor, ferry: ReportPage) -> Element:
    return visitor.page(f"/reports/{ferry.head.report_id}?as=found")


def words(report: Report, role: str) -> list[str]:
    return [piece.text for line in found_lines(report) for piece in line.pieces if role in piece.roles]


def test_the_whole_page_is_there(found: Element, ferry: ReportPage) -> None:
    assert [one.text for one in found.marked("text")] == ferry.report.page_text.split("\n")


def test_prose_furniture_and_credits_are_told_apart(ferry: ReportPage) -> None:
    assert "\n".join(words(ferry.report, "prose")) == ferry.text
    assert words(ferry.report, "furniture") == ["Share this <b>now</b>"]
    assert words(ferry.report, "credit") == ["Strait Press"]
    assert [line.aside for line in found_lines(ferry.report)] == [True, *[False] * ferry.text.count("\n"), False, True]


def test_each_line_says_what_it_holds(found: Element) -> None:
    told = [" ".join(one.text.split()) for one in found.marked("kinds")]
    assert told == ["set aside: sharing", "credit, source line: Strait Press"]


def test_a_line_that_cleaning_left_out_without_a_name_says_so(ferry: ReportPage) -> None:
    cut = replace(ferry.report, furniture=(), alignment=(Alignment(0, 40, 30),))
    first, *_ = found_lines(cut)
    assert (first.aside, first.furniture, [piece.roles for piece in first.pieces]) == (True, (), [()])


def test_marks_beyond_the_page_do_no_harm(ferry: ReportPage) -> None:
    odd = replace(ferry.report, alignment=(Alignment(0, 10_000, 50),), credits=(), furniture=())
    assert all(line.aside for line in found_lines(odd))
    (empty,) = found_lines(replace(odd, page_text=""))
    assert empty.pieces == ()


def test_both_views_lead_to_each_other(found: Element, visitor: Visitor, ferry: ReportPage) -> None:
    own = f"/reports/{ferry.head.report_id}"
    for root, current in ((visitor.page(own), own), (found, f"{own}?as=found")):
        links = {one.attributes["href"]: one for one in root.marked("views")[0].all("a")}
        assert {own, f"{own}?as=found", f"{own}/versions", ferry.head.url} == set(links)
        assert [href for href, link in links.items() if link.attributes.get("aria-current") == "page"] == [current]


def test_an_older_version_stays_itself(visitor: Visitor, ferry: ReportPage) -> None:
    root = visitor.page(f"/reports/{ferry.head.report_id}?version=1&as=found")
    assert "900 mines" in root.text
    links = {one.attributes["href"] for one in root.marked("views")[0].all("a")}
    assert f"/reports/{ferry.head.report_id}?version=1" in links
