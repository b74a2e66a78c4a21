"""Timelines out of dated lines made by hand: which dates, which words, and how many stand behind them."""

import random
from datetime import date, timedelta

from onrecord.cross_report.timeline import Step, timeline
from onrecord.model import Interval, Reality, Span
from onrecord.model.timeline import DatedLine, DatedReport, LineKind, Telling, TimelineEntry

BLAST = ("blast", "bridge", "destroy", "kessa", "ostrel")
TALKS = ("agree", "ceasefire", "delegation", "sant irel", "talk")
FLOOD = ("dam", "flood", "street", "vell", "water")


def day(number: int) -> Interval:
    return Interval.of_day(date(2031, 3, number))


def line(when: Interval, terms: tuple[str, ...], *, place: int = 0, named: bool = True, **other: object) -> DatedLine:
    start = 200 * place
    fields: dict[str, object] = {
        "kind": LineKind.PROSE,
        "reality": Reality.ACTUAL,
        "holder": None,
        "alone": True,
        "main": True,
        **other,
    }
    time = Span(start + 90, start + 99) if named else None
    return DatedLine(Span(start, start + 100), when, time, place, terms=terms, words=15, **fields)  # type: ignore[arg-type]


def report(name: str, published: int, *lines: DatedLine, of: str | None = None) -> DatedReport:
    return DatedReport(name, of or name, f"outlet of {name}", day(published), lines)


REPORTS = [
    report("a", 15, line(day(15), (*BLAST, "mayor"))),
    report("b", 16, line(day(15), (*BLAST, "dead")), line(day(16), ("minister", "visit", "wreck"), place=1)),
    report("c", 20, line(day(20), TALKS), line(day(15), BLAST, place=1)),
    report("d", 21, line(day(20), (*TALKS, "april")), line(day(18), FLOOD, place=1, alone=False)),
]


def first_days(entries: tuple[TimelineEntry, ...]) -> list[int]:
    return [entry.when.begin.day for entry in entries if entry.when.begin is not None]


def test_dates_that_many_name_and_look_back_on_come_first() -> None:
    assert first_days(timeline(REPORTS, budget=1)) == [15]
    assert first_days(timeline(REPORTS, budget=2)) == [15, 20]


def test_an_entry_counts_all_that_tell_of_it() -> None:
    (entry,) = timeline(REPORTS, budget=1)
    assert (entry.reports, entry.outlets, entry.origins) == (3, 3, 3)
    assert {telling.version_id for telling in entry.tellings} | {entry.version_id} == {"a", "b", "c"}
    assert entry.reasons[0].text == "named by 3 independent texts"


def test_copies_are_one_origin_and_origins_can_be_counted_elsewhere() -> None:
    (entry,) = timeline(REPORTS, budget=1, root=lambda version: {"b": "a"}.get(version, version))
    assert (entry.reports, entry.origins) == (3, 2)
    (other,) = timeline(REPORTS, budget=1, origins=lambda tellings: 10 * len(tellings))
    assert other.origins == 30


def test_versions_of_one_report_count_once() -> None:
    (entry,) = timeline([*REPORTS, report("a2", 16, line(day(15), BLAST), of="a")], budget=1)
    assert entry.reports == 3


def test_the_order_of_arrival_changes_nothing() -> None:
    expected = timeline(REPORTS)
    for seed in range(5):
        shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
        assert timeline(shuffled) == expected


def test_a_full_timeline_leaves_out_what_does_not_read_alone() -> None:
    assert first_days(timeline(REPORTS)) == [15, 16, 20]


def test_a_day_can_have_two_matters_where_several_tell_each() -> None:
    both = [
        report("e", 15, line(day(15), BLAST), line(day(15), FLOOD, place=1)),
        report("f", 15, line(day(15), BLAST), line(day(15), FLOOD, place=1)),
    ]
    assert len(timeline(both)) == 2
    assert len(timeline(both, budget=2)) == 1
    unnamed = line(day(15), FLOOD, place=1, named=False)
    assert len(timeline([report("e", 15, line(day(15), BLAST), line(day(15), FLOOD, place=1))])) == 2
    assert len(timeline([report("e", 15, line(day(15), BLAST), unnamed)])) == 1


def test_what_happened_is_told_rather_than_what_was_said_or_may_be() -> None:
    told = line(day(15), BLAST, place=3)
    for worse in ({"kind": LineKind.QUOTED}, {"reality": Reality.POSSIBLE}, {"main": False}, {"named": False}):
        other = line(day(15), BLAST, place=2, **worse)
        (entry,) = timeline([report("g", 16, other, told)], budget=1)
        assert entry.span == told.span


def test_nothing_is_said_twice() -> None:
    twice = [report("h", 20, line(day(15), BLAST)), report("i", 21, line(day(18), BLAST))]
    assert len(timeline(twice)) == 1


def test_a_plan_says_so() -> None:
    (entry,) = timeline([report("j", 15, line(day(29), TALKS, reality=Reality.PLANNED, holder="Ordavia"))])
    assert (entry.reality, entry.holder) == (Reality.PLANNED, "Ordavia")


def test_what_is_less_precise_than_the_step_waits_for_a_longer_one() -> None:
    week = Interval.of_days(date(2031, 3, 10), date(2031, 3, 17))
    vague = [report("k", 20, line(week, FLOOD))]
    assert timeline(vague) == ()
    (entry,) = timeline(vague, by=Step.WEEK)
    assert entry.when == week
    assert [e.when for e in timeline(vague, by=Step.MONTH)] == [week]


def test_bounds_leave_out_other_days() -> None:
    assert first_days(timeline(REPORTS, since=date(2031, 3, 16), until=date(2031, 3, 20))) == [16, 20]


def test_history_weighs_less_than_news() -> None:
    old = Interval.of_day(date(2031, 3, 15) - timedelta(days=4000))
    reports = [*REPORTS, *(report(f"l{n}", 20, line(old, ("birth", f"town{n}"))) for n in range(2))]
    assert old not in [entry.when for entry in timeline(reports, budget=2)]


def test_tellings_point_to_the_sentences() -> None:
    (entry,) = timeline(REPORTS, budget=1)
    place = {"a": Span(0, 100), "b": Span(0, 100), "c": Span(200, 300)}
    assert all(telling == Telling(telling.version_id, place[telling.version_id]) for telling in entry.tellings)
