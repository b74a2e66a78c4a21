"""The parting of pages into prose and furniture, case by case; the pages stand in `cases/`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import BlockKind, Declared, MediaType, Page, Report
from onrecord.reports import read_report

CASES = Path(__file__).parent / "cases"
KINDS = {"T": BlockKind.TITLE, "H": BlockKind.HEADING, "P": BlockKind.PARAGRAPH}


def cases(*rooms: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{room}: {case['name']}")
        for room in rooms
        for case in tomllib.loads((CASES / f"{room}.toml").read_text(encoding="utf-8"))["case"]
    ]


def report_of(case: dict[str, Any]) -> Report:
    declared = Declared(title=case.get("title"))
    report = read_report(Page("case.txt", "file:case.txt", case["page"].encode(), MediaType.TEXT, declared))
    assert isinstance(report, Report), report
    return report


def check(case: dict[str, Any]) -> None:
    report = report_of(case)
    blocks = [(block.kind, block.span.of(report.text)) for block in report.blocks]
    assert blocks == [(KINDS[kind], words) for kind, words in case["blocks"]]
    furniture = [[piece.kind.value, piece.page_span.of(report.page_text)] for piece in report.furniture]
    assert sorted(furniture) == sorted(case["furniture"])
    if "credits" in case:
        assert [[credit.kind.value, credit.name] for credit in report.credits] == case["credits"]
    if "author" in case:
        assert report.author == case["author"]
    published = report.publication.interval.begin if report.publication.interval else None
    for field, moment in (("published", published), ("modified", report.modified)):
        if field in case:
            assert ("" if moment is None else moment.isoformat()) == case[field]


@pytest.mark.parametrize("case", cases("in_the_wild", "synthetic", "negative"))
def test_prose_and_furniture(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)
