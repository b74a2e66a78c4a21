"""Quantities as `annotate` writes them for those who measure."""

import json
from typing import Any

import pytest

from onrecord.pipeline.annotating import AnnotatedLine, annotate_lines


def rows(text: str) -> list[dict[str, Any]]:
    (result,) = annotate_lines([json.dumps({"id": "a", "text": text}).encode()], layers=("quantities",))
    assert isinstance(result, AnnotatedLine)
    found: list[dict[str, Any]] = json.loads(result.json)["quantities"]
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "change"),
    [
        ("Some 120 Orvanian soldiers left the town.", 120, "Orvanian soldier", "~"),
        ("The grain price rose 5 percent.", 5, "percentage", "up"),
        ("The bridge cost more than $40 million.", 40_000_000, "dollar", ">"),
        ("The yard covers 32 sq m.", 32, "square metre", "="),
        ("Lethia sent dozens of trucks.", [12, 120], "truck", "="),
        ("The index closed at 3,316.2.", 3316.2, "-", "="),
        ("The woman, a nurse, is 41 years old.", 41, "year of age", "="),
        ("The siege lasted 7 days.", 7, "day", "="),
        ("Nine days later the town fell.", 9, "day", "="),
        ("Output grew more than sixfold.", 6, "count", ">"),
        ("A quarter of the villages are empty.", 0.25, "% village", "="),
        ("Oil trades at $61 a barrel.", 61, "dollar per barrel", "="),
        ("The island counted 14 highest peaks.", 14, "high peak", "="),
    ],
)
def test_value_unit_and_change(text: str, value: float | list[float], unit: str, change: str) -> None:
    (row,) = rows(text)
    assert (row["value"], row["normalized_unit"], row["change"]) == (value, unit, change)


def test_concepts_are_told_in_phrases_and_in_words_without_articles() -> None:
    (row,) = rows("The grain price in Lethia rose 5 percent.")
    assert row["concepts"] == ["The grain price in Lethia"]
    assert row["referred_concepts"] == ["grain", "price", "Lethia"]
    assert row["direction"] == "up"


def test_no_concept_is_a_dash() -> None:
    (row,) = rows("At least 40 civilians were killed.")
    assert (row["concepts"], row["referred_concepts"]) == ([], "-")


def test_a_bare_number_has_the_noun_of_the_count_before_it() -> None:
    assert [row["normalized_unit"] for row in rows("The army lost 40 tanks in May and 15 in June.")] == ["tank", "tank"]


def test_a_vague_number_has_the_range_that_its_words_suggest_and_quotes_them() -> None:
    (row,) = rows("Several hundred men fled.")
    assert (row["value"], row["vague"]) == ([300, 900], "Several hundred")


@pytest.mark.parametrize(
    "text", ["They met on 12 May 2031.", "Talks begin at 9:30 a.m.", "It happens every two weeks."]
)
def test_dates_clock_times_and_sets_count_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The highest offer is 84.7 cents, while the lowest is 74.1.", ["cent", "cent"]),
        ("The pump gives 586 lb-ft and weighs 90 kg.", ["foot pound-force", "kilogram"]),
        ("Gas costs $2.24 per mmBTU.", ["dollar per mega british thermal unit"]),
        ("The toll cost 84 cents. The index closed at 74.1.", ["cent", "-"]),
    ],
)
def test_units_in_full_and_repeated(text: str, units: list[str]) -> None:
    assert [row["normalized_unit"] for row in rows(text)] == units


def test_a_share_between_two_levels_does_not_take_the_unit_away() -> None:
    text = "The index ended down 1% at 1,463.78 points, while the other lost 2% to end at 1,334.20."
    assert [row["normalized_unit"] for row in rows(text)][1::2] == ["point", "point"]


def test_how_well_things_are_described_is_no_part_of_their_noun() -> None:
    assert [row["normalized_unit"] for row in rows("It is equal to about 20 decently sized power plants.")] == [
        "power plant"
    ]
