"""Whom reports credit, case by case; the pages stand in `credit_cases/`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.reports import given_report

CASES = Path(__file__).parent / "credit_cases"


def cases(*rooms: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{room}: {case['name']}")
        for room in rooms
        for case in tomllib.loads((CASES / f"{room}.toml").read_text(encoding="utf-8"))["case"]
    ]


def check(case: dict[str, Any]) -> None:
    report = given_report(case["page"], report_id="case", published=None)
    assert [[credit.kind.value, credit.name] for credit in report.credits] == case["credits"]


@pytest.mark.parametrize("case", cases("in_the_wild", "synthetic", "negative"))
def test_credits(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)


def test_each_credit_covers_its_name() -> None:
    report = given_report("He told AFP so, the Norland News Service reported on Monday.", report_id="a", published=None)
    assert [credit.page_span.of(report.page_text) for credit in report.credits] == ["AFP", "Norland News Service"]
