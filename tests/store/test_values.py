"""Values of the model as JSON."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest

from onrecord.model import Interval, Span
from onrecord.store.values import from_json, to_json


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    span: Span | None
    weight: float


@dataclass(frozen=True, slots=True)
class Outer:
    name: str
    colour: Colour
    parts: tuple[Inner, ...]
    pair: tuple[str, int]
    when: Interval | None
    day: date | None
    number: Decimal | None
    terms: frozenset[str]
    within: "Outer | None" = None


@dataclass(frozen=True, slots=True)
class Grown:
    name: str
    weight: float | None = None


def test_what_is_read_back_equals_what_was_written() -> None:
    inner = Outer("“Zürich”", Colour.RED, (), ("a", 1), None, None, None, frozenset())
    outer = Outer(
        "x",
        Colour.RED,
        (Inner(Span(3, 9), 0.25), Inner(None, 2.0)),
        ("b", 7),
        Interval(datetime(2031, 3, 12, 9, 30), None),
        date(2031, 3, 12),
        Decimal("1.50"),
        frozenset({"tank", "army"}),
        inner,
    )
    assert from_json(Outer, to_json(outer)) == outer


def test_what_was_written_before_a_type_grew_has_the_defaults_of_its_new_fields() -> None:
    assert from_json(Grown, '["x"]') == Grown("x", None)
    for text in ("[]", '["x",1.0,"y"]'):
        with pytest.raises(ValueError, match="fields"):
            from_json(Grown, text)


def test_sets_have_one_form_whatever_their_order() -> None:
    one, other = frozenset(["b", "a", "c"]), frozenset(["c", "b", "a"])
    assert to_json(one) == to_json(other) == '["a","b","c"]'


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no form"):
        to_json(object())
