"""Text that is kept to the last character."""

import json
from pathlib import Path

from onrecord.model import Page, Report
from onrecord.reports import read_report
from onrecord.sources import find_pages

TEXT = (
    "\n  BREAKING: Dam breached\r\n\r\nADVERTISEMENT\nKESSA (MPA) - Water is at the doors, the mayor said.\n"
    "Read also: Ten boats worth buying\nShare on Chirper\nSource: Meridian Press Agency\n"
)


def _read(folder: Path, *, as_is: bool) -> Report:
    (folder / "in.jsonl").write_text(json.dumps({"id": "x7", "text": TEXT, "title": "Dam breached"}), encoding="utf-8")
    (page,) = find_pages([folder / "in.jsonl"], max_page_bytes=10_000, as_is=as_is)
    assert isinstance(page, Page)
    report = read_report(page)
    assert isinstance(report, Report)
    return report


def test_the_text_is_the_one_that_came_in(tmp_path: Path) -> None:
    report = _read(tmp_path, as_is=True)
    assert report.text == report.page_text == TEXT


def test_furniture_stays_in_the_text_and_out_of_the_prose(tmp_path: Path) -> None:
    report = _read(tmp_path, as_is=True)
    prose = " ".join(block.span.of(report.text) for block in report.blocks)
    assert "Water is at the doors" in prose
    assert "Ten boats" not in prose
    assert "Chirper" not in prose
    assert [credit.name for credit in report.credits][-1:] == ["Meridian Press Agency"]


def test_otherwise_the_text_is_cleaned(tmp_path: Path) -> None:
    assert "Chirper" not in _read(tmp_path, as_is=False).text


def test_every_span_of_the_page_stands_where_it_stood(tmp_path: Path) -> None:
    report = _read(tmp_path, as_is=True)
    for block in report.blocks:
        assert report.page_spans(block.span) == (block.span,)


def test_a_box_for_subscribers_inside_a_paragraph_is_no_prose(tmp_path: Path) -> None:
    box = "skip past newsletter promotion Sign up to Harbour Bell. Every evening, the tides. after newsletter promotion"
    body = f"The dam held, the mayor said. {box} Two villages were cleared on Sunday, she added."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "x8", "text": body}), encoding="utf-8")
    (page,) = find_pages([tmp_path / "in.jsonl"], max_page_bytes=10_000)
    assert isinstance(page, Page)
    report = read_report(page)
    assert isinstance(report, Report)
    assert report.text == "The dam held, the mayor said. Two villages were cleared on Sunday, she added."
