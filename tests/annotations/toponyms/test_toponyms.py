"""Toponyms, case by case: the words, the gazetteer's name for them, and the country."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations.toponyms import find_toponyms
from onrecord.model import Token, Toponym
from tests.language import parser, report_of

ROOMS = Path(__file__).parent / "cases"
WORDS = [
    "Paris",
    "Georgia",
    "the",
    "of",
    ",",
    "(",
    "Texas",
    "Republic",
    "New",
    "York",
    "in",
    "Mr",
    "U.S.",
    "Kyiv",
    "-",
    "\n",
]
LABELS = ["", "GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "DATE"]


def cases(room: str) -> list[Any]:
    content = tomllib.loads((ROOMS / f"{room}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in content["case"]]


def toponyms_of(text: str) -> tuple[Toponym, ...]:
    tokens = parser().parse(report_of(text), ()).tokens
    return find_toponyms(text, tokens)


def check(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[toponym.span.of(text), toponym.name, toponym.country or ""] for toponym in toponyms_of(text)]
    assert found == case["toponyms"]


@pytest.mark.parametrize("case", cases("in_the_wild"))
def test_places_of_news(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"))
def test_what_names_no_place_is_not_found(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [toponym.span.of(text) for toponym in toponyms_of(text)] == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    check(case)


def test_a_place_has_the_position_of_the_gazetteer() -> None:
    (kyiv,) = toponyms_of("The talks were held in Kyiv.")
    assert kyiv.latitude is not None
    assert kyiv.longitude is not None
    assert math.dist((kyiv.latitude, kyiv.longitude), (50.45, 30.52)) < 0.1


def test_a_place_without_entry_has_no_position() -> None:
    (place,) = toponyms_of("The column stopped in Orlevograd near the frontier.")
    assert (place.country, place.latitude, place.longitude) == (None, None, None)


def test_a_name_means_one_place_throughout_a_report() -> None:
    text = "A fire broke out in Alexandria, Va., on Sunday. The mayor of Alexandria thanked the firemen."
    places = [toponym for toponym in toponyms_of(text) if toponym.span.of(text) == "Alexandria"]
    assert [place.country for place in places] == ["USA", "USA"]


def test_no_tokens_give_no_places() -> None:
    assert find_toponyms("Paris", ()) == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS)), max_size=14))
def test_any_parse_gives_toponyms_in_order(words: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in words)
    tokens, start = [], 0
    for word, label in words:
        tokens.append(Token(start, start + len(word), word, word.lower(), "PROPN", "NNP", "dep", 0, label))
        start += len(word) + 1
    end = 0
    for toponym in find_toponyms(text, tokens):
        assert end <= toponym.span.start < toponym.span.end <= len(text)
        assert (toponym.latitude is None) == (toponym.longitude is None)
        end = toponym.span.end


@pytest.mark.parametrize("word", ["A", "Paris", "of", "-"])
def test_long_runs_of_names_are_read_to_their_end(word: str) -> None:
    width, count = len(word) + 1, 2_000
    label = "GPE" if word[0].isupper() else ""
    tokens = [
        Token(at * width, at * width + len(word), word, word.lower(), "PROPN", "NNP", "dep", max(0, at - 1), label)
        for at in range(count)
    ]
    found = find_toponyms(f"{word} " * count, tokens)
    assert all(toponym.span.end <= width * count for toponym in found)
