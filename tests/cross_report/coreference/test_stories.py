"""Reports grouped by what they tell, few or many."""

import pytest

from onrecord.cross_report.coreference import stories
from onrecord.cross_report.coreference.stories import collect, find_stories
from tests.cross_report.coreference.marked_reports import read

DAM = (
    "The dam at Lower Tarn burst after days of rain, flooding three villages, engineers said.",
    "Three villages were flooded when the Lower Tarn dam burst, engineers said after the rain.",
)
TALKS = (
    "Envoys of Norland and Sudmark agreed on a ceasefire at talks in Ostrel, the mediator said.",
    "The mediator said a ceasefire between Norland and Sudmark was agreed at the talks in Ostrel.",
)


def grouped(*texts: str) -> list[list[str]]:
    reports = [read(number, text) for number, text in enumerate(texts)]
    found = find_stories(collect(report.profile for report in reports), reports)
    return [[report.profile.key for report in story] for story in found]


def test_two_stories() -> None:
    assert grouped(DAM[0], TALKS[0], DAM[1], TALKS[1]) == [["r0", "r2"], ["r1", "r3"]]


def test_a_record_of_one_story_is_one_story() -> None:
    assert grouped(*DAM) == [["r0", "r1"]]


def test_a_word_tells_as_much_in_a_small_record_as_its_spread_in_the_news_says() -> None:
    collection = collect(read(n, text).profile for n, text in enumerate(DAM))
    assert collection.rarity("tarn") > collection.rarity("dam") > collection.rarity("say")
    assert collection.rarity("zzqxv") > collection.rarity("tarn")


def test_a_story_of_too_many_mentions_falls_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = [text.replace("engineers", f"{{n1.a{n}|engineers}}") for n, text in enumerate(DAM)]
    assert len(grouped(*marked)) == 1
    monkeypatch.setattr(stories, "MOST_MENTIONS", 1)
    assert len(grouped(*marked)) == 2


def test_the_order_of_reports_makes_no_difference() -> None:
    profiles = [read(n, text).profile for n, text in enumerate((*DAM, *TALKS))]
    one, other = collect(profiles), collect(profiles[::-1])
    assert one.profiles == other.profiles
    assert (one.alike == other.alike).all()
