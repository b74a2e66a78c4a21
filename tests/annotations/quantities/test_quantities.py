"""Quantities, case by case: the words, the value with its bound and unit, and the thing counted."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations.quantities import find_quantities
from onrecord.annotations.quantities.stretches import Stretches
from onrecord.lexicon.number_words import find_vague_range, number_words
from onrecord.model import Bound, Direction, Quantity, Span, Token
from tests.language import parser, report_of

ROOMS = Path(__file__).parent / "cases"
DIGITS = [
    "1,000",
    "000",
    "1.5",
    "12",
    "3-1",
    "2022",
    "½",
    "$",
    "USD",
    "%",
    "bn",
    "m",
    "to",
    "-",
    "and",
    "between",
    "of",
]


def cases(room: str) -> list[Any]:
    content = tomllib.loads((ROOMS / f"{room}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in content["case"]]


def quantities_of(text: str) -> tuple[Quantity, ...]:
    tokens = parser().parse(report_of(text), ()).tokens
    return find_quantities(text, tokens)


def row(text: str, quantity: Quantity) -> list[Any]:
    counted = quantity.counted.of(text) if quantity.counted else ""
    low, high = ("" if end is None else float(end) for end in (quantity.low, quantity.high))
    return [quantity.span.of(text), low, high, quantity.bound.value, quantity.unit or "", counted]


def check(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [row(text, quantity) for quantity in quantities_of(text)] == case["quantities"]


@pytest.mark.parametrize("case", cases("in_the_wild"))
def test_quantities_of_news(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("synthetic"))
def test_quantities_of_odd_input(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_numbers_that_count_nothing_are_left_out(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [quantity.span.of(text) for quantity in quantities_of(text)] == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("moving"))
def test_directions_and_concepts(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [
            quantity.span.of(text),
            quantity.direction.value if quantity.direction else "",
            [concept.of(text) for concept in quantity.concepts],
        ]
        for quantity in quantities_of(text)
    ]
    assert found == case["quantities"]


def test_quantities_inside_time_expressions_are_left_out() -> None:
    text = "For two weeks 40 soldiers waited."
    excluded = (Span(0, text.index(" 40")),)
    assert [found.span.of(text) for found in find_quantities(text, (), excluded=excluded)] == ["40"]


def test_a_vague_number_quotes_its_words_and_has_no_value() -> None:
    text = "They sent several hundred soldiers."
    (found,) = find_quantities(text, ())
    assert (found.low, found.high, found.vague) == (None, None, "several hundred")


def test_values_are_plain_decimals() -> None:
    (found,) = find_quantities("It cost $200 million.", ())
    assert str(found.low) == "200000000"


def test_text_without_a_parse_still_gives_values_and_bounds() -> None:
    (found,) = find_quantities("more than 14,000 people", ())
    assert (found.low, found.bound, found.counted) == (Decimal(14000), Bound.MORE, None)


def test_what_moves_is_known_from_the_words_beside_a_number_alone() -> None:
    (found,) = find_quantities("Output: up 5 percent", ())
    assert (found.direction, found.concepts) == (Direction.UP, ())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$$$5", [5]),
        ("They fell by 5-", [5]),
        ("1,000,00 men", []),
        ("1.000.000,50 euros", [Decimal("1000000.50")]),
        ("\uff11\uff12,\uff10\uff10\uff10 men", [12000]),
        ("\u200f3,000\u200f men", [3000]),
        ("up 4% to 18.2m", [4, 18_200_000]),
        ("1e999 men", []),
        ("5\u00d710^99 men", []),
        ("-" * 50 + "7 men", [7]),
    ],
)
def test_odd_numbers_have_no_absurd_value(text: str, values: list[Decimal | int]) -> None:
    assert [found.low for found in find_quantities(text, ())] == values


def test_a_line_of_a_million_digits_is_passed_over() -> None:
    assert find_quantities("5" * 1_000_000, ()) == ()


def test_four_hundred_digits_are_no_quantity() -> None:
    assert find_quantities("They counted " + "7" * 400 + " men.", ()) == ()


def test_tokens_that_point_nowhere_do_no_harm() -> None:
    text = "40 men"
    tokens = (
        Token(0, 2, "40", "40", "NUM", "CD", "nummod", 99, ""),
        Token(3, 6, "men", "man", "NOUN", "NNS", "x", -4, ""),
    )
    (found,) = find_quantities(text, tokens)
    assert found.low == 40


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dozens", (12, 120)),
        ("several hundred", (300, 900)),
        ("Hundreds of thousands", (100_000, 1_000_000)),
        ("tens of millions", (10_000_000, 100_000_000)),
        ("a few dozen", (24, 60)),
    ],
)
def test_vague_words_suggest_a_range(words: str, expected: tuple[int, int]) -> None:
    assert find_vague_range(words) == (Decimal(expected[0]), Decimal(expected[1]))


def test_words_that_are_no_number_suggest_no_range() -> None:
    assert find_vague_range("several soldiers") is None


@settings(deadline=None)
@given(st.lists(st.sampled_from([*number_words().small, *number_words().magnitudes, *DIGITS * 3]), max_size=12))
def test_any_numbers_give_quantities_in_order_with_low_no_greater_than_high(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for found in find_quantities(text, ()):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        assert (found.low is None) == (found.high is None) == (found.vague is not None)
        assert found.low is None or found.high is None or found.low <= found.high < 10**19


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_quantities(text, ()):
        assert 0 <= found.span.start < found.span.end <= len(text)


# A reading that is quadratic in these would take minutes here; `make bench` measures how it grows.
@pytest.mark.parametrize("unit", ["k", ".", ",", "1,", "1.", "“", "-", "1k", "1/", "00(", "a@", "hundred ", "\n", " "])
def test_long_runs_are_read_to_their_end(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert all(found.span.end <= len(text) for found in find_quantities(text, ()))


def test_a_long_list_of_numbers_and_times_is_read_to_its_end() -> None:
    text = "5 men on 16/02/2022 and " * 4_000
    excluded = [Span(at, at + 10) for at in range(9, len(text) - 10, 24)]
    assert len(find_quantities(text, (), excluded=excluded)) == 4_000


def test_an_endless_list_under_one_verb_is_read_to_its_end() -> None:
    words = ["moved", *["5", "%", "men"] * 3_000]
    tokens, start = [], 0
    for word in words:
        pos = "NUM" if word == "5" else "NOUN"
        tokens.append(Token(start, start + len(word), word, word, pos, "NNS", "dobj", 0, ""))
        start += len(word) + 1
    tokens[0] = tokens[0]._replace(pos="VERB", dep="ROOT")
    assert len(find_quantities(" ".join(words), tokens)) == 3_000


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=9), st.integers(0, 45), st.integers(1, 5))
def test_stretches_touch_what_one_of_their_spans_overlaps(
    pairs: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [Span(first, first + size) for first, size in pairs]
    asked = Span(start, start + length)
    assert Stretches(spans).touch(asked) == any(span.overlaps(asked) for span in spans)
    assert Stretches(spans).cover(start) == any(span.start <= start < span.end for span in spans)
