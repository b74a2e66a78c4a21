from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Interval
from onrecord.model.timeline import TimelineEntry
from onrecord.views.export import Selection
from onrecord.views.export.calendar_entries import calendar_text
from onrecord.views.export.lists import timeline_entries
from tests.views.export.conftest import take

icalendar = pytest.importorskip("icalendar")
_STAMP = datetime(2031, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def entry(taken: Selection) -> TimelineEntry:
    return next(iter(timeline_entries(taken)))[1]


def read(text: str) -> Any:
    return icalendar.Calendar.from_ical(text.encode())


def written(taken: Selection, *entries: TimelineEntry) -> Iterator[Any]:
    named = [(str(number), one) for number, one in enumerate(entries, start=1)]
    calendar = read("".join(calendar_text(taken.gathered, named, stamp=_STAMP)))
    return iter(calendar.walk("VEVENT"))


def test_the_standards_library_reads_every_entry_back(crisis: Path, taken: Selection) -> None:
    text = take(crisis, "icalendar")
    calendar = read(text)
    assert (calendar["VERSION"], calendar.errors) == ("2.0", [])
    found = calendar.walk("VEVENT")
    entries = [entry for _, entry in timeline_entries(taken)]
    assert len(found) == len(entries) > 0
    for event, entry in zip(found, entries, strict=True):
        assert not event.errors
        words = taken.gathered.words(entry.version_id, entry.span)
        assert str(event["SUMMARY"]) == " ".join(words.split())
        assert f"[{entry.span.start}-{entry.span.end}]" in str(event["DESCRIPTION"])
    assert len({str(event["UID"]) for event in found}) == len(found)


def test_lines_are_folded_at_75_octets_within_no_character(crisis: Path) -> None:
    lines = take(crisis, "icalendar").encode().split(b"\r\n")
    assert max(len(line) for line in lines) == 75
    assert all(line.decode() is not None and b"\n" not in line for line in lines)


def test_days_are_all_day_events_and_their_end_is_exclusive(taken: Selection, entry: TimelineEntry) -> None:
    day = replace(entry, when=Interval.of_day(date(2031, 3, 5)))
    old = replace(entry, when=Interval.of_day(date(843, 3, 5)))
    month = replace(entry, when=Interval.of_days(date(2031, 3, 1), date(2031, 4, 1)))
    first, second, third = written(taken, day, month, old)
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (date(2031, 3, 5), date(2031, 3, 6))
    assert (second.decoded("DTSTART"), second.decoded("DTEND")) == (date(2031, 3, 1), date(2031, 4, 1))
    assert third.decoded("DTSTART") == date(843, 3, 5)


def test_times_float_unless_a_zone_was_told(taken: Selection, entry: TimelineEntry) -> None:
    begin, finish = datetime(2031, 3, 5, 14, 30), datetime(2031, 3, 5, 14, 31)
    floating = replace(entry, when=Interval(begin, finish))
    zoned = replace(entry, when=Interval(begin.replace(tzinfo=UTC), finish.replace(tzinfo=UTC)))
    mixed = replace(entry, when=Interval(begin.replace(tzinfo=UTC), finish))
    found = [event.decoded("DTSTART") for event in written(taken, floating, zoned, mixed)]
    assert found == [begin, begin.replace(tzinfo=UTC), begin]


def test_what_has_no_beginning_is_left_out_and_an_open_end_is_said(taken: Selection, entry: TimelineEntry) -> None:
    never = replace(entry, when=Interval(None, datetime(2031, 3, 5)))
    still = replace(entry, when=Interval(datetime(2031, 3, 5), None))
    (event,) = written(taken, never, still)
    assert "DTEND" not in event
    assert "When it ends is not told." in str(event["DESCRIPTION"])


def test_marks_that_end_values_are_escaped(taken: Selection, entry: TimelineEntry) -> None:
    (event,) = written(taken, replace(entry, holder="A; B, C\\D\nBEGIN:VEVENT\x07"))
    assert "According to: A; B, C\\D\nBEGIN:VEVENT\n" in str(event["DESCRIPTION"])
