"""What reports call things for which others have other words, case by case, on real parses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model.wording import Mark, Tie
from onrecord.record.wordings.extraction import namings_of
from tests.language import record_of

ROOMS = tomllib.loads((Path(__file__).parent / "cases" / "namings.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{room}: {case['name']}",
        marks=[pytest.mark.xfail(strict=True, reason=case["name"])] if room == "known_failures" else [],
    )
    for room, cases in ROOMS.items()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_what_it_is_called_and_how_that_is_marked(case: dict[str, Any]) -> None:
    uses = namings_of(record_of(case["text"]))
    found = [
        [use.field, use.words, str(use.mark), use.anchors[-1].name if use.anchors else ""]
        for use in uses
        if use.own and use.field not in case.get("besides", ())
    ]
    assert found == case["names"]


def test_spans_cover_the_name_and_its_mark() -> None:
    text = (
        'The so-called "people\'s republic" held a “referendum” on joining Belarus. Suspected separatists in Mali fled.'
    )
    uses = namings_of(record_of(text))
    words = {use.span.of(text) for use in uses}
    assert "“referendum”" in words
    assert "Suspected separatists" in words
    assert any(use.mark is Mark.SO_CALLED and use.span.of(text).startswith("so-called") for use in uses)


def test_spans_of_plain_names_cover_their_modifiers() -> None:
    text = "An illegal annexation of Crimea is what it was."
    (use,) = namings_of(record_of(text))
    assert use.span.of(text) == "illegal annexation"


def test_a_crisis_is_where_it_is_and_an_invasion_is_somebodys() -> None:
    uses = namings_of(record_of("The Ukrainian crisis went on for years. A Russian invasion followed."))
    assert [(use.words, use.anchors[0].tie) for use in uses] == [("crisis", Tie.OF), ("invasion", Tie.BY)]


def test_all_that_stands_in_scare_quotes_is_the_name() -> None:
    (use,) = namings_of(record_of("Georgia feared a “lightning war of conquest” and armed itself."))
    assert (use.field, use.words) == ("incursion", "lightning war of conquest")


def test_scare_quotes_within_retold_words_are_kept_apart() -> None:
    uses = namings_of(record_of('The minister warned that the "liberation" of Aleppo would cost thousands of lives.'))
    assert [(use.words, use.mark, use.own) for use in uses] == [("liberation", Mark.SCARE_QUOTES, False)]


def test_other_things_in_scare_quotes() -> None:
    text = "The police cleared the “safe zones” along the river. Critics read “War and Peace” aloud."
    marked = [use.words for use in namings_of(record_of(text)) if use.field == "marked"]
    assert marked == ["safe zone"]


def test_nothing_in_an_empty_report() -> None:
    assert namings_of(record_of("40")) == ()
