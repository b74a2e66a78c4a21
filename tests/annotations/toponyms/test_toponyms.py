"""Toponyms, case by case: the words, the gazetteer's name for them, and the country."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotations.toponyms import datelines, find_dateline_toponyms, find_home, find_toponyms
from onrecord.model import PlaceKind, Token, Toponym
from onrecord.reports import given_report
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


@pytest.mark.parametrize("case", cases("metonyms"))
def test_names_of_those_who_act_are_told_from_ground(case: dict[str, Any]) -> None:
    text = case["text"]
    found = toponyms_of(text)
    acting = {toponym.span.of(text) for toponym in found if toponym.metonym}
    assert [name for name in case["acting"] if name not in acting] == []
    ground = {toponym.span.of(text) for toponym in found if not toponym.metonym}
    assert [name for name in case["ground"] if name not in ground] == []


@pytest.mark.parametrize(
    ("text", "kind", "within"),
    [
        ("They met in Kramatorsk.", PlaceKind.CITY, ("Donetsk", "Ukraine")),
        ("They met in Minnesota.", PlaceKind.DIVISION, ("United States",)),
        ("They met in Ukraine.", PlaceKind.COUNTRY, ()),
        ("They met on the Black Sea.", PlaceKind.SEA, ()),
        ("They met in Darfur.", PlaceKind.REGION, ("Sudan",)),
        ("They met in Kashmir.", PlaceKind.REGION, ("India", "Pakistan", "China")),
        ("They met in Walker County.", PlaceKind.COUNTY, ("Alabama", "United States")),
        ("They met in Orlevograd.", None, ()),
    ],
)
def test_a_place_tells_its_kind_and_what_it_lies_in(text: str, kind: PlaceKind | None, within: tuple[str, ...]) -> None:
    (place,) = toponyms_of(text)
    assert (place.kind, place.within) == (kind, within)


def test_a_namesake_in_the_outlets_country_is_rather_meant() -> None:
    text = "Two houses burned down in Perth on Sunday."
    tokens = parser().parse(report_of(text), ()).tokens
    assert [find_toponyms(text, tokens, home=home)[0].country for home in (None, "AUS", "GBR")] == ["AUS", "AUS", "AUS"]
    text = "Two houses burned down in Hamilton on Sunday."
    tokens = parser().parse(report_of(text), ()).tokens
    assert [find_toponyms(text, tokens, home=home)[0].country for home in ("CAN", "NZL")] == ["CAN", "NZL"]


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://www.example.co.uk/news/1", "GBR"),
        ("http://paper.com.au/a?b=c", "AUS"),
        ("https://example.com/a", None),
        ("https://example.tv/a", None),
        ("http://[broken", None),
        ("no address", None),
        ("", None),
        (None, None),
    ],
)
def test_an_outlets_home_is_read_off_its_address(url: str | None, home: str | None) -> None:
    assert find_home(url) == home


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("SPRINGFIELD, Ill. (AP) — The governor signed the bill.", [("SPRINGFIELD", "USA"), ("Ill.", "USA")]),
        ("LAGOS, Nigeria (Reuters) - Two men were held on Monday.", [("LAGOS", "NGA"), ("Nigeria", "NGA")]),
        ("BEIRUT (AP) — Rockets were fired from the south.", [("BEIRUT", "LBN")]),
        ("Two men were held on Monday in the south of the country.", []),
    ],
)
def test_datelines_name_places_of_the_page(text: str, places: list[tuple[str, str]]) -> None:
    report = given_report(text, report_id="a", published=None)
    found = find_dateline_toponyms(report)
    assert [(place.span.of(report.page_text), place.country) for place in found] == places


def test_a_dateline_tells_which_namesake_is_meant() -> None:
    report = given_report(
        "ALEXANDRIA, Va. (AP) — A fire broke out on Sunday.\n\nThe mayor of Alexandria thanked the firemen.",
        report_id="a",
        published=None,
    )
    tokens = parser().parse(report, ()).tokens
    with_it = find_toponyms(report.text, tokens, datelines=datelines(report))
    without = find_toponyms(report.text, tokens)
    assert [place.country for place in with_it] == ["USA"]
    assert [place.country for place in without] == ["EGY"]


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


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY OF SUDAN SHELLED EL FASHER AND LEFT KHARTOUM.",
        "\u202eKyiv\u202c and \u200fCairo\u200e, \ufeffParis\u200b.",
        "Ｋｙｉｖ ﬁres 基辅 Київ القاهرة \U0001f1fa\U0001f1e6 Paris",
        "Paris\u0301 Zu\u0308rich \x00 \x07 London",
        "---- ,,,, (((( U.S.- -U.S. U.S.-",
        "A" * 5_000,
    ],
)
def test_odd_text_does_no_harm(text: str) -> None:
    end = 0
    for toponym in toponyms_of(text):
        assert end <= toponym.span.start < toponym.span.end <= len(text)
        end = toponym.span.end


def test_places_in_capitals_are_found() -> None:
    text = "THE ARMY OF SUDAN SHELLED EL FASHER AND LEFT KHARTOUM."
    assert {"SUDAN", "EL FASHER"} <= {toponym.span.of(text) for toponym in toponyms_of(text)}


def test_empty_tokens_do_no_harm() -> None:
    empty = Token(0, 0, "", "", "X", "XX", "dep", 0, "")
    paris = Token(0, 5, "Paris", "Paris", "PROPN", "NNP", "pobj", 0, "GPE")
    (found,) = find_toponyms("Paris", (empty, paris, Token(5, 5, "", "", "X", "XX", "dep", 0, "GPE")))
    assert found.name == "Paris"
