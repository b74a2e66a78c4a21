"""Texts that a caller gives: the page is exactly the text, and nothing is too short."""

from datetime import datetime

import pytest

from onrecord.errors import BadDate
from onrecord.model import Declared, MediaType, Page, PublicationBasis, Report, Span
from onrecord.reports import given_report, read_report


def test_spans_lead_back_to_the_given_text() -> None:
    text = "[ad_1]\r\n\r\nThe bridge (VIDEO) is open.\r\nRead also: Bridge closed\r\nIt was shut for a week.\r\n"
    report = given_report(text, report_id="a", published=None)
    assert report.page_text == text
    assert report.text == "The bridge is open.\n\nIt was shut for a week."
    start = report.text.index("bridge is open")
    spans = report.page_spans(Span(start, start + len("bridge is open")))
    assert [span.of(text) for span in spans] == ["bridge ", "is open"]


@pytest.mark.parametrize("text", ["", " \r\n", "\u200b"])
def test_nothing_gives_an_empty_report(text: str) -> None:
    report = given_report(text, report_id="a", published=None)
    assert (report.text, report.blocks, report.alignment) == ("", (), ())
    assert report.page_text == text


@pytest.mark.parametrize("text", ["No.", "Москва", "He said so", "half \ud83d"])
def test_nothing_is_too_short_or_too_strange(text: str) -> None:
    assert given_report(text, report_id="a", published=None).text == text


def test_the_date_is_declared() -> None:
    report = given_report("The bridge is open.", report_id="a", published="2022-02-16")
    assert report.publication.basis is PublicationBasis.DECLARED
    assert report.publication.interval is not None
    assert report.publication.interval.begin == datetime(2022, 2, 16)
    assert (report.key, report.address) == ("a", "a")


@pytest.mark.parametrize("published", [None, "", " "])
def test_no_date_is_unknown(published: str | None) -> None:
    assert given_report("No.", report_id="a", published=published).publication.basis is PublicationBasis.UNKNOWN


def test_a_date_that_does_not_exist_is_the_callers_mistake() -> None:
    with pytest.raises(BadDate, match="2022-02-30"):
        given_report("No.", report_id="a", published="2022-02-30")


@pytest.mark.parametrize(
    ("outlet", "url", "named"),
    [
        ("Harbour Bell", "https://www.bell.example/1", "Harbour Bell"),
        (None, "https://www.bell.example/1", "bell.example"),
        (None, None, None),
    ],
)
def test_a_text_without_an_outlet_goes_by_its_site(outlet: str | None, url: str | None, named: str | None) -> None:
    declared = Declared(outlet=outlet, url=url)
    page = Page("/in/a.txt", "file:/in/a.txt", b"The ferry sailed at noon.", MediaType.TEXT, declared)
    report = read_report(page)
    assert isinstance(report, Report)
    assert report.outlet == named
