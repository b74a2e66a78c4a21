"""Lists as decisions leave them: what is left out is counted, and what is corrected counts as corrected."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.model import Interval
from onrecord.model.review import ReviewKind, TargetKind
from onrecord.store import EventFilters, Filters, GroupFilters, RecordReader, Shown, dump_record
from onrecord.store.reviews import undo
from tests.store.reviews.conftest import Decide, clock, say, statement_with

__all__ = ["clock", "say"]
BRIDGE = "40 trucks"


def words(record: Path, filters: Filters) -> list[str]:
    with RecordReader(record) as reader:
        return [row.words for row in reader.statements(filters).rows]


@pytest.mark.parametrize(
    ("shown", "count"), [("standing", 3), ("open", 2), ("confirmed", 1), ("rejected", 1), ("all", 4)]
)
def test_what_is_rejected_is_left_out_and_counted(record: Path, say: Decide, shown: str, count: int) -> None:
    with RecordReader(record) as reader:
        before = reader.statements().total
    say(ReviewKind.REJECT, TargetKind.STATEMENT, statement_with(record, BRIDGE))
    say(ReviewKind.CONFIRM, TargetKind.STATEMENT, statement_with(record, "withdraw"))
    with RecordReader(record) as reader:
        listing = reader.statements(Filters(shown=Shown(shown)))
        narrow = reader.statements(Filters(text=BRIDGE))
    expected = {"standing": before - 1, "open": before - 2, "confirmed": 1, "rejected": 1, "all": before}[shown]
    assert listing.total == len(listing.rows) == expected
    assert listing.rejected == (1 if shown == "standing" else 0)
    assert (narrow.total, narrow.rejected) == (0, 1)
    assert count


def test_rows_bear_what_was_decided(record: Path, say: Decide) -> None:
    name = statement_with(record, BRIDGE)
    entry = say(ReviewKind.REJECT, TargetKind.STATEMENT, name)
    with RecordReader(record) as reader:
        (row,) = reader.statements(Filters(shown=Shown.REJECTED)).rows
        assert row.review.rejected == entry
        assert reader.find_statement(name) == row


def test_figures_and_events_are_left_out_likewise(record: Path, say: Decide) -> None:
    with RecordReader(record) as reader:
        figure = reader.figures(Filters(text="40")).rows[0].figure_id
        event = reader.events(Filters(text="withdraw")).rows[0].event_id
    say(ReviewKind.REJECT, TargetKind.FIGURE, figure)
    say(ReviewKind.REJECT, TargetKind.EVENT, event)
    with RecordReader(record) as reader:
        assert reader.figures(Filters(text="40")).rejected == 1
        listing = reader.events(EventFilters(text="withdraw"))
        assert (listing.total, listing.rejected) == (0, 1)
        assert reader.group_rows("claims", GroupFilters()).rejected == 0


def test_a_corrected_speaker_is_shown_and_found_and_the_one_that_was_found_is_kept(record: Path, say: Decide) -> None:
    name = statement_with(record, BRIDGE)
    entry = say(ReviewKind.CORRECT, TargetKind.STATEMENT, name, speaker="José Núñez")
    with RecordReader(record) as reader:
        row = reader.find_statement(name)
        assert row is not None
        assert [party.name for party in row.speakers] == ["José Núñez"]
        assert row.speakers[0].actor_id == "a-núñez"
        assert [party.party.name for party in row.found_speakers or ()] == ["M. Vell"]
        actor = row.found_speakers[0].actor_id if row.found_speakers else ""
    for wanted in ("Nunez", "a-núñez"):
        assert BRIDGE in " ".join(words(record, Filters(speaker=wanted)))
    for wanted in ("Vell", str(actor)):
        assert BRIDGE not in " ".join(words(record, Filters(speaker=wanted)))
    undo(record, entry.review_id, who="Ada")
    assert BRIDGE in " ".join(words(record, Filters(speaker="Vell")))


def test_a_corrected_time_is_shown_and_counts_in_lists_and_is_put_back_when_undone(record: Path, say: Decide) -> None:
    name, lines = statement_with(record, BRIDGE), list(dump_record(record))
    asked = Filters(within=Interval.of_day(date(2030, 1, 2)))
    assert words(record, asked) == []
    day = Interval.of_day(date(2030, 1, 2))
    assert day.begin is not None
    assert day.finish is not None
    entry = say(
        *(ReviewKind.CORRECT, TargetKind.STATEMENT, name),
        said="2030-01-02",
        begin=day.begin.isoformat(),
        finish=day.finish.isoformat(),
    )
    assert words(record, asked) == ["The bridge carries 40 trucks."]
    assert words(record, Filters())[0] == "The bridge carries 40 trucks."
    with RecordReader(record) as reader:
        row = reader.find_statement(name)
        assert row is not None
        assert (row.said, row.found_said) == (day, None)
    undo(record, entry.review_id, who="Ada")
    assert words(record, asked) == []
    assert list(dump_record(record)) == lines


def test_all_versions_of_reports_are_listed_where_a_time_was_corrected(record: Path, say: Decide) -> None:
    name, moment = statement_with(record, BRIDGE), "2030-01-02T00:00:00"
    say(ReviewKind.CORRECT, TargetKind.STATEMENT, name, said="2030-01-02", begin=moment, finish="2030-01-03T00:00:00")
    with RecordReader(record) as reader:
        assert len(reader.reports(Filters(all_versions=True)).rows) == 4
        assert len(reader.reports().rows) == 3
