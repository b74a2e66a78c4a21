"""Which post a title names."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.lexicon.posts import Post, find_body, find_post, is_first, is_sole, sectors_of
from onrecord.model import Sector

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("posts.toml").read_text(encoding="utf-8")
)


def found(case: dict[str, Any]) -> Post | None:
    return find_post(case["words"], bearer=case.get("bearer", ""))


def wanted(case: dict[str, Any]) -> Post:
    return Post(case["post"], case["country"], case.get("past", False))


@pytest.mark.parametrize("case", CASES["in_the_wild"], ids=lambda case: case["words"])
def test_a_title_names_a_post(case: dict[str, Any]) -> None:
    assert found(case) == wanted(case)


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: case["words"])
def test_words_that_are_not_all_understood_name_no_post(case: dict[str, Any]) -> None:
    assert found(case) is None


@pytest.mark.parametrize("case", CASES["known_failures"], ids=lambda case: case["words"])
@pytest.mark.xfail(strict=True)
def test_titles_that_are_not_yet_read(case: dict[str, Any]) -> None:
    assert found(case) == wanted(case)


def test_a_title_without_a_country_is_of_the_one_given() -> None:
    assert find_post("foreign minister", country="NOR") == Post("foreign minister", "NOR")
    assert find_post("Swedish foreign minister", country="NOR") == Post("foreign minister", "SWE")


def test_what_is_known_of_posts() -> None:
    assert is_sole("president")
    assert not is_sole("vice president")
    assert not is_sole("baker")
    assert is_first("defence minister")
    assert not is_first("mayor of Kyiv")
    assert sectors_of("defence minister") == (Sector.GOV, Sector.MIL)
    assert find_body("North Atlantic Treaty Organisation") == "NATO"
    assert find_body("Norland") is None
