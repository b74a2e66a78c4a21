"""One pattern for many names."""

import re

import pytest

from onrecord.lexicon.name_patterns import one_of

NAMES = ("AP", "APA", "AFP", "BBC", "BBC News", "L'Orient-Le Jour", "a.b")


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_matched_whole(name: str) -> None:
    assert re.fullmatch(one_of(NAMES), name) is not None


@pytest.mark.parametrize("name", ["", "A", "APAA", "BBC ", "axb", "BBC New"])
def test_nothing_else_is(name: str) -> None:
    assert re.fullmatch(one_of(NAMES), name) is None


def test_the_longest_is_found_first() -> None:
    found = re.search(one_of(NAMES), "on BBC News and APA")
    assert found is not None
    assert found[0] == "BBC News"


def test_a_single_name_and_none() -> None:
    assert re.fullmatch(one_of(["AP"]), "AP") is not None
    assert one_of([]) == ""
