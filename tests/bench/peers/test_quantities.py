"""Quantities of quantulum3 and CQE in the form of the corpora."""

import locale
from types import SimpleNamespace
from typing import Any

import pytest

from bench.peers import cqe, quantulum3


@pytest.mark.parametrize(
    ("value", "uncertainty", "unit", "expected"),
    [
        (300.0, None, "dimensionless", {"value": 300.0, "normalized_unit": "-"}),
        (25.0, 5.0, "kilometre", {"value": [20.0, 30.0], "normalized_unit": "kilometre"}),
        (2.5e6, None, "united states dollar", {"value": 2.5e6, "normalized_unit": "dollar"}),
        (12.0, None, "per cent", {"value": 12.0, "normalized_unit": "percentage"}),
        (40.0, None, "degree Celsius", {"value": 40.0, "normalized_unit": "celsius"}),
        (40.0, 0.0, "mile per hour", {"value": 40.0, "normalized_unit": "mile per hour"}),
    ],
)
def test_quantulum3(value: float, uncertainty: float | None, unit: str, expected: dict[str, Any]) -> None:
    found = SimpleNamespace(value=value, uncertainty=uncertainty, unit=SimpleNamespace(name=unit))
    assert quantulum3.as_quantity(found) == expected


def of_cqe(value: Any, change: str, unit: str, concepts: list[list[str]]) -> Any:
    class Change(SimpleNamespace):
        def __str__(self) -> str:
            return change

    return SimpleNamespace(
        value=value,
        change=Change(),
        unit=SimpleNamespace(norm_unit=unit),
        referred_concepts=SimpleNamespace(get_nouns=lambda: concepts),
    )


def test_cqe_gives_a_value_its_unit_change_and_concepts() -> None:
    found = of_cqe(SimpleNamespace(value=40.0), ">", "truck", [["grey", "trucks"], ["Orle"]])
    expected = {"value": 40.0, "normalized_unit": "truck", "change": ">", "referred_concepts": "grey trucks Orle"}
    assert cqe.as_quantity(found) == expected


def test_cqe_gives_a_range_and_says_little_else() -> None:
    found = of_cqe(SimpleNamespace(lower=20.0, upper=30.0), "", "-", [])
    expected = {"value": [20.0, 30.0], "normalized_unit": "-", "change": "=", "referred_concepts": "-"}
    assert cqe.as_quantity(found) == expected


def test_commas_are_read_where_the_machine_has_no_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(category: int, name: str) -> str:
        raise locale.Error

    monkeypatch.setattr(locale, "setlocale", refuse)
    monkeypatch.setattr(locale, "atof", locale.atof)
    monkeypatch.setattr(locale, "atoi", locale.atoi)
    cqe.read_commas()
    assert locale.atof("13,400.5") == 13_400.5
    assert locale.atoi("13,400") == 13_400
    assert locale.setlocale(locale.LC_ALL, "en_US.UTF-8") == "en_US.UTF-8"
