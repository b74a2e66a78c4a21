"""What a point of a series gives to other programs."""

from decimal import Decimal

import pytest

from onrecord.model import Bound, Span
from onrecord.model.series import FigureKey, FigurePoint


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("14", "14", 14), ("58000", "63000", [58000, 63000]), ("2.5", "2.5", 2.5), ("1E+5", "1E+5", 100000)],
)
def test_a_value_is_a_number_or_a_pair(low: str, high: str, value: object) -> None:
    point = FigurePoint(FigureKey("v", 0), "r", Span(0, 2), Decimal(low), Decimal(high), Bound.EXACT, None)
    assert point.value == value


def test_figures_sort_by_version_and_place() -> None:
    assert FigureKey("a", 9) < FigureKey("b", 0)
    assert FigureKey("a", 2) < FigureKey("a", 10)
