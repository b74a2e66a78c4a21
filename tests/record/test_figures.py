"""Figures, case by case, on real parses."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Interval
from tests.language import record_of

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{room}: {case['name']}") for room, cases in ROOMS.items() for case in cases]


@pytest.mark.parametrize("case", CASES)
def test_how_many_according_to_whom(case: dict[str, Any]) -> None:
    record = record_of(case["text"])
    found = [
        [f.quantity.span.of(case["text"]), f.quantity.low, f.quantity.bound, [c.name for c in f.claimants]]
        for f in record.figures
    ]
    assert found == case["figures"]


def test_a_claimed_figure_points_to_the_statement_that_carries_it() -> None:
    record = record_of("The mission said 40 trucks had crossed. It rained.")
    figure = record.figures[0]
    assert figure.statement is not None
    assert any(piece.contains(figure.quantity.span) for piece in record.statements[figure.statement].content)


def test_a_figure_covers_its_bound_and_what_it_counts() -> None:
    text = "Roe said more than 130,000 Russian troops had left."
    record = record_of(text)
    assert record.figures[0].span.of(text) == "more than 130,000 Russian troops"


def test_a_figure_is_of_the_date_on_its_own_verb_and_no_other() -> None:
    record = record_of(
        "Roe said 18,000 servicemen had left on 3 March 2022 and the rest would follow by 25 March 2022."
    )
    assert record.figures[0].as_of == Interval.of_day(date(2022, 3, 3))
    record = record_of("Roe said 18,000 servicemen had left and the rest would follow by 25 March 2022.")
    assert record.figures[0].as_of is None


@pytest.mark.xfail(strict=True, reason="the tagger passes over 'put the number at'")
def test_who_claims_a_figure_is_not_what_it_counts() -> None:
    record = record_of("A Norland official put the number of Sudmark troops near the river at more than 55,000.")
    assert record.figures[0].counts in ("Sudmark troops", "Sudmark troops near the river")
