"""Who does what to whom, case by case, on real parses."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotations import annotate_report
from onrecord.model import Event, EventType, Participant, Reality, Sector
from onrecord.record.events.extraction import find_events
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from tests.language import parser, report_of

ROOMS = Path(__file__).parent / "cases"
NOBODY = "-"


def cases(room: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((ROOMS / f"{room}.toml").read_text(encoding="utf-8"))["case"])


@cache
def read(text: str) -> tuple[Reading, tuple[Event, ...]]:
    report = report_of(text)
    reading = Reading(report, annotate_report(report, parser=parser()))
    return reading, find_events(reading, find_statements(reading))


def words(reading: Reading, sides: tuple[Participant, ...]) -> list[str]:
    return [reading.words(side.party.span) for side in sides if side.party.span is not None]


def told(text: str) -> list[tuple[list[str], str, list[str]]]:
    reading, events = read(text)
    return [(words(reading, event.sources), event.type.value, words(reading, event.targets)) for event in events]


def is_told(expected: str, found: list[tuple[list[str], str, list[str]]]) -> bool:
    source, kind, target = (part.strip() for part in expected.split(">"))
    return any(
        kind == told_kind and _names(source, sources) and _names(target, targets)
        for sources, told_kind, targets in found
    )


def _names(wanted: str, sides: list[str]) -> bool:
    return not sides if wanted == NOBODY else any(wanted in side for side in sides)


@pytest.mark.parametrize("case", [*cases("in_the_wild"), *cases("synthetic")], ids=lambda case: case["text"])
def test_who_does_what_to_whom(case: dict[str, Any]) -> None:
    found = told(case["text"])
    assert [event for event in case["events"] if not is_told(event, found)] == [], found


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case["text"])
def test_what_is_no_event(case: dict[str, Any]) -> None:
    assert told(case["text"]) == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case["text"])
def test_what_is_not_yet_found(case: dict[str, Any]) -> None:
    found = told(case["text"])
    if "events" in case:
        assert all(is_told(event, found) for event in case["events"])
    else:
        assert not found


def realities(text: str, kind: EventType) -> list[Reality]:
    return [event.reality for event in read(text)[1] if event.type is kind]


def test_a_headline_that_a_monitor_bears_out_is_that_monitors_charge() -> None:
    text = (
        "Shells kill nine in Karvel. Norlander shells killed nine people in Karvel on Friday, a monitoring group said."
    )
    assert realities(text, EventType.ASSAULT)[0] is Reality.ALLEGED


def test_a_headline_that_an_agency_bears_out_is_told_as_done() -> None:
    text = (
        "Shells kill nine in Karvel. Norlander shells killed nine people in Karvel on Friday, the news agency reported."
    )
    assert realities(text, EventType.ASSAULT)[0] is Reality.ACTUAL


def test_a_headline_that_ends_with_a_monitor_is_a_charge_though_the_report_has_other_words() -> None:
    told_again = "{}. Norlander jets bombed the market of Karvel on Friday, the monitoring group said."
    assert realities(told_again.format("Air strikes kill nine - monitor"), EventType.ASSAULT)[0] is Reality.ALLEGED
    assert realities(told_again.format("Air strikes kill nine"), EventType.ASSAULT)[0] is Reality.ACTUAL


def test_who_tells_of_their_own_people_tells_of_themselves() -> None:
    own = "The Islamic State group said three of its fighters had attacked the station."
    assert realities(own, EventType.ASSAULT) == [Reality.ACTUAL]
    assert realities("“Our forces shelled the depot,” said the militia.", EventType.ASSAULT) == [Reality.ACTUAL]
    others = "The Islamic State group said three of Norland's soldiers had attacked the station."
    assert realities(others, EventType.ASSAULT) == [Reality.ALLEGED]


@pytest.mark.xfail(strict=True)  # the rules have it; what readers' labels taught takes it for a charge
def test_what_only_tells_where_something_is_is_taken_for_granted() -> None:
    fell = "Rescuers said that a helicopter dropped bombs on a town near where a Norlander jet was shot down."
    assert Reality.ALLEGED not in realities(fell, EventType.ASSAULT)[1:]


def test_what_bystanders_tell_of_others_is_their_charge() -> None:
    told_by = "Norlander jets bombed the village on Friday, {} said."
    assert realities(told_by.format("a local civil defence source"), EventType.ASSAULT) == [Reality.ALLEGED]
    assert realities(told_by.format("the Norlander army"), EventType.ASSAULT) == [Reality.ACTUAL]


def test_what_troops_are_put_on_belongs_to_the_words_that_tell_it() -> None:
    reading, events = read("Norland put 4,000 troops on high alert near Sudmark.")
    assert [reading.words(span) for span in events[0].trigger] == ["put", "troops", "alert"]


def test_we_are_coded_as_whoever_says_so() -> None:
    _, events = read("“We thank Kenya for its courage,” Uganda's president said.")
    assert [(side.code.country, side.code.sectors) for side in events[0].sources] == [("UGA", (Sector.GOV,))]


def test_who_has_no_country_has_that_of_those_they_belong_to() -> None:
    _, events = read("Kenya said that its forces attacked supporters of the King of Eswatini.")
    attack = next(event for event in events if event.type is EventType.ASSAULT)
    assert [side.code.country for side in (*attack.sources, *attack.targets)] == ["KEN", "SWZ"]
