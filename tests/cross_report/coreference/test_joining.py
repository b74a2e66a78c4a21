"""Mentions of many reports joined, on real parses of made-up reports."""

import itertools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotations import annotate_report
from onrecord.cross_report.coreference import Coreference, Marked, join_across, read_report
from onrecord.cross_report.coreference.mentions import EventMention
from onrecord.model import Interval
from tests.cross_report.coreference.marked_reports import MARK, keys_of, read
from tests.language import parser, report_of

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases.toml").read_text(encoding="utf-8")
)


def joined(case: dict[str, Any]) -> tuple[Coreference, set[tuple[str, ...]]]:
    reports = [read(number, text) for number, text in enumerate(case["reports"])]
    keys = sorted(key for report in reports for key in keys_of(report))
    expected = {tuple(group) for _, group in itertools.groupby(keys, key=lambda key: key.split(".")[0])}
    return join_across(reports), expected


def cases(*rooms: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for room in rooms for case in CASES.get(room, ())]


@pytest.mark.parametrize("case", cases("in_the_wild", "synthetic", "negative"))
def test_cases(case: dict[str, Any]) -> None:
    found, expected = joined(case)
    assert {*found.events, *found.entities} == expected


@pytest.mark.xfail(strict=True, reason="known failures")
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    found, expected = joined(case)
    assert {*found.events, *found.entities} == expected


def test_the_order_of_reports_makes_no_difference() -> None:
    texts = [text for case in CASES["in_the_wild"] for text in case["reports"]]
    reports = [read(n, MARK.sub(rf"{{\1x{n}|\2}}", text)) for n, text in enumerate(texts)]
    forwards, backwards = join_across(reports), join_across(reports[::-1])
    assert forwards == backwards
    assert len(forwards.stories) > 1


def test_nothing_to_join() -> None:
    assert join_across([]) == Coreference((), (), ())
    bare = read(0, "Nothing is marked here.")
    assert join_across([bare]) == Coreference((("r0",),), (), ())


def test_roles_of_a_passive_with_agent_and_of_a_noun() -> None:
    report = read(0, "Two envoys were {e1.a|expelled} by Norland. Sudmark's {e2.a|expulsion} of a consul followed.")
    roles = {m.key: {(a.role, a.lemma) for a in m.arguments} for m in report.events}
    assert roles["e1.a"] == {("patient", "envoy"), ("agent", "norland")}
    assert roles["e2.a"] == {("agent", "sudmark"), ("patient", "consul")}


def test_a_subject_is_found_behind_a_relative_pronoun_and_through_control() -> None:
    report = read(0, "The rebels who {e1.a|seized} the mine agreed to {e2.a|free} the miners.")
    roles = {m.key: {(a.role, a.lemma) for a in m.arguments} for m in report.events}
    assert roles["e1.a"] == {("agent", "rebel"), ("patient", "mine")}
    assert roles["e2.a"] == {("agent", "rebel"), ("patient", "miner")}


def test_a_pronoun_goes_by_the_name_that_its_report_gives() -> None:
    report = read(0, "President Ada Roe arrived in Ostrel. {n1.a|She} met the mayor.")
    (entity,) = report.entities
    assert (entity.kind, entity.gender) == ("pronoun", "female")
    assert len(entity.name) == 2


def test_an_event_has_the_time_and_place_that_belong_to_it() -> None:
    report = read(
        0, "Troops {e1.a|left} Kyiv on 3 March 2031, after the talks that {e2.a|failed} in Paris in May 2030."
    )
    left, failed = report.events
    assert {m: len(m.own.days) for m in (left, failed)} == {left: 1, failed: 31}
    assert failed.own.places == {"paris"}
    assert left.around == failed.around


def test_a_time_that_was_worked_out_takes_the_place_of_the_words() -> None:
    text = "Troops left on Monday."
    annotations = annotate_report(report_of(text), parser=parser())
    day = date(2031, 3, 3)
    marked = Marked("e", (1,), when=Interval.of_day(day))
    event: EventMention = read_report("r", annotations, events=[marked]).events[0]
    assert event.own.days == {day.toordinal()}
    assert event.own.weekdays == {"monday"}


def test_a_mention_without_a_token_is_left_out() -> None:
    annotations = annotate_report(report_of("Troops left."), parser=parser())
    report = read_report("r", annotations, events=[Marked("e", ())], entities=[Marked("n", ()), Marked("m", (0,))])
    assert keys_of(report) == ["m"]
