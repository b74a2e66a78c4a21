from pathlib import Path

import pytest

from onrecord.model import Reality
from onrecord.model.crossed import CountedClaim
from onrecord.store import CLAIMS, EventFilters, Filters, GroupOrder, RecordReader, RecordWriter, streams


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "CHUNK", 2)


@pytest.mark.parametrize("filters", [Filters(), Filters(all_versions=True), Filters(report="r-"), EventFilters()])
def test_streams_hold_what_lists_hold(record: Path, filters: Filters) -> None:
    with RecordReader(record) as reader, reader.moment():
        if filters.report is not None:
            filters = Filters(report=reader.reports().rows[0].head.report_id)
        assert tuple(reader.stream_reports(filters)) == reader.reports(filters).rows
        assert tuple(reader.stream_statements(filters)) == reader.statements(filters).rows
        assert tuple(reader.stream_figures(filters)) == reader.figures(filters).rows
        assert tuple(reader.stream_events(filters)) == reader.events(filters).rows


def test_what_only_events_have_narrows_events_only(record: Path) -> None:
    filters = EventFilters(reality=Reality.ACTUAL)
    with RecordReader(record) as reader:
        assert tuple(reader.stream_events(filters)) == reader.events(filters).rows
        assert len(tuple(reader.stream_statements(filters))) == reader.statements().total


def test_groups_come_with_the_weightiest_first(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        listed = [row.group_id for row in reader.group_rows(CLAIMS, order=GroupOrder.WEIGHT).rows]
        streamed = list(reader.stream_groups(CLAIMS, CountedClaim))
        assert [name for name, _ in streamed] == listed
        assert dict(streamed) == dict(reader.groups(CLAIMS, CountedClaim))


def test_places_come_with_their_words(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        found = list(reader.stream_places())
        assert found
        assert all(row.place.span.of(reader.text_of(row.report.version_id)) == row.words for row in found)


def test_one_moment_is_held_while_a_build_writes(record: Path) -> None:
    with RecordReader(record) as reader:
        with reader.moment():
            before = reader.reports().total
            stream = reader.stream_statements(Filters(all_versions=True))
            first = next(stream)
            with RecordWriter(record) as writer:
                writer.finish()
            assert len(reader.summary().runs) == 1
            assert first.statement_id not in {row.statement_id for row in stream}
            assert reader.reports().total == before
        assert len(reader.summary().runs) == 2
