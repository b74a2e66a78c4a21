"""What is never one, however alike."""

from datetime import date, timedelta

import pytest

from onrecord.annotations import annotate_report
from onrecord.cross_report.coreference import Marked, ReadReport, join_across, read_report
from onrecord.cross_report.coreference.vetoes import never_one
from onrecord.model import Interval
from tests.cross_report.coreference.marked_reports import read
from tests.language import parser, report_of

DAY = date(2031, 3, 3)
TEXT = "Jets bombed the port of Sardel, the navy said."


def told(key: str, *, after: int | None, days: int = 1) -> ReadReport:
    first = DAY + timedelta(days=after or 0)
    when = None if after is None else Interval.of_days(first, first + timedelta(days=days))
    annotations = annotate_report(report_of(TEXT), parser=parser())
    return read_report(key, annotations, events=[Marked(f"{key}.bombed", (1,), when=when)])


@pytest.mark.parametrize(
    ("after", "days", "two"),
    [(0, 1, False), (1, 1, False), (2, 1, True), (-2, 1, True), (-10, 31, False), (None, 1, False)],
)
def test_events_more_than_a_day_apart_are_two(after: int | None, days: int, two: bool) -> None:
    reports = [told("a", after=0), told("b", after=after, days=days)]
    events = [event for report in reports for event in report.events]
    assert bool(never_one(events)[0, 1]) is two
    assert len(join_across(reports).events) == (2 if two else 1)


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [({"NOR"}, {"SUD"}, True), ({"NOR"}, {"NOR", "SUD"}, False), ({"NOR"}, set(), False), (set(), set(), False)],
)
def test_events_of_other_parties_are_two(one: set[str], other: set[str], two: bool) -> None:
    annotations = annotate_report(report_of(TEXT), parser=parser())
    reports = [
        read_report(key, annotations, events=[Marked(f"{key}.bombed", (1,), parties=frozenset(parties))])
        for key, parties in (("a", one), ("b", other))
    ]
    assert len(join_across(reports).events) == (2 if two else 1)


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Viktor Halvik", "Sergei Halvik", True),
        ("Viktor Halvik", "Victor Halvik", False),
        ("Alexander Halvik", "Alex Halvik", False),
        ("Viktor Halvik", "Sergei Brandt", False),  # no rule: people have other names, too
        ("Flips Halvik", "Viktor Halvik", False),  # what a headline was misread for
    ],
)
def test_people_of_one_surname(one: str, other: str, two: bool) -> None:
    mentions = [read(n, f"Envoy {{n1.{n}|{name}}} spoke in Ostrel.").entities[0] for n, name in enumerate((one, other))]
    assert bool(never_one(mentions)[0, 1]) is two


def test_nothing_to_compare() -> None:
    assert never_one([]).shape == (0, 0)
