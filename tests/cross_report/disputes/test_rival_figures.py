"""Which figures that conflict are disputes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from onrecord.cross_report.disputes.rival_figures import find_rival_figures
from onrecord.model import Span
from onrecord.model.annotations import Bound
from onrecord.model.disputes import Dispute, DisputeItem
from onrecord.model.series import FigureKey, FigureLink, FigurePoint, FigureSeries, Relation
from onrecord.model.tallies import Extent, Tally, TallyKind


def disputed(*told: dict[str, Any]) -> Dispute | None:
    """The dispute of figures that all conflict: "of" report, value, and what else is told of each."""
    points = [_point(n, **one) for n, one in enumerate(told)]
    keys = [point.key for point in points]
    links = [FigureLink(a, b, Relation.CONFLICT, 4.0, "") for n, a in enumerate(keys) for b in keys[n + 1 :]]
    series = FigureSeries("s", "troops at the river", Relation.CONFLICT, tuple(points), tuple(links))
    tallies = {point.key: _tally(point, one) for point, one in zip(points, told, strict=True)}
    return find_rival_figures(series, tallies=tallies, origins=count)


def _point(number: int, *, of: str, value: int, by: str = "", bound: Bound = Bound.EXACT, **_: Any) -> FigurePoint:
    amount = Decimal(value)
    span = Span(10 * number, 10 * number + 5)
    return FigurePoint(
        FigureKey(of, number), of, span, amount, amount, bound, None, (by,) if by else (), None, False, None
    )


def _tally(point: FigurePoint, told: dict[str, Any]) -> Tally:
    return Tally(
        figure=point.key.figure,
        span=point.span,
        low=point.low,
        high=point.high,
        bound=point.bound,
        unit=None,
        kind=told.get("kind", TallyKind.TROOPS),
        words="troops",
        noun=told.get("noun", "troop"),
        extent=told.get("extent", Extent.UNTOLD),
    )


def count(items: Sequence[DisputeItem]) -> int:
    return len(items)


def test_two_numbers_of_two_claimants_are_a_dispute() -> None:
    found = disputed({"of": "a", "value": 60_000, "by": "Vask"}, {"of": "b", "value": 25_000, "by": "Norland"})
    assert found is not None
    assert [[item.speakers for item in side.items] for side in found.sides] == [[("Norland",)], [("Vask",)]]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"bound": Bound.MORE}, {}, "at least 25,000 may be 60,000"),
        ({}, {"bound": Bound.LESS}, "at most 60,000 may be 25,000"),
        ({}, {"extent": Extent.PERIOD}, "each tells of a stretch of time of its own"),
        ({"noun": "worshipper"}, {"noun": "militant"}, "other people"),
        ({"of": "b"}, {}, "one report gives both"),
    ],
)
def test_numbers_that_can_both_be_true_are_none(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    assert disputed({"of": "a", "value": 25_000, **one}, {"of": "b", "value": 60_000, **other}) is None, why


def test_soldiers_and_rebels_are_one_sort_and_people_any() -> None:
    assert (
        disputed({"of": "a", "value": 20, "noun": "people"}, {"of": "b", "value": 60, "noun": "militant"}) is not None
    )
    assert disputed({"of": "a", "value": 20, "noun": "soldier"}, {"of": "b", "value": 60, "noun": "troop"}) is not None


def test_who_gives_several_numbers_at_once_counts_several_things() -> None:
    mixed = [{"of": "a", "value": 2_000, "by": "Roe"}, {"of": "a", "value": 3_000, "by": "Roe"}]
    assert disputed(*mixed, {"of": "b", "value": 9_000, "by": "Ulm"}) is None


def test_tolls_that_grow_within_the_day_stay_in_their_series() -> None:
    told = [{"of": of, "value": value, "kind": TallyKind.DEAD} for of, value in (("a", 20), ("b", 40), ("c", 60))]
    assert disputed(*told) is None
