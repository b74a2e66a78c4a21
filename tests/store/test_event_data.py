"""Lines of event data as they are kept, and read back as events of one source and one target."""

from pathlib import Path

import pytest

from onrecord.model import EventType, Reality, Record
from onrecord.pipeline.analysis import analyse_page
from onrecord.store import EventFilters, EventRow, RecordReader
from tests.sample_records import build_in_batches
from tests.store.stand_ins import page_of

TALKS = """Border talks

Kenya threatened to bomb Uganda on Monday. Malawi said that Uganda had shelled a port in Kenya.

“You must free our pilots,” Kenya's president told Uganda. Kenya met Zambia.
"""


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report, read for real."""
    page = page_of(TALKS)
    read = analyse_page(page)
    assert isinstance(read, Record)
    return build_in_batches(tmp_path_factory.mktemp("talks") / "talks.record", [[(page, read)]])


def lines_of(record: Path, filters: EventFilters) -> list[EventRow]:
    with RecordReader(record) as reader, reader.moment():
        return list(reader.stream_event_data(filters))


def test_each_line_has_one_source_and_at_most_one_target(crisis: Path) -> None:
    lines = lines_of(crisis, EventFilters())
    assert lines
    assert all(len(line.sources) == 1 and len(line.targets) <= 1 for line in lines)


def test_lines_are_fewer_than_what_is_told_and_stand_at_its_words(crisis: Path) -> None:
    lines = lines_of(crisis, EventFilters())
    with RecordReader(crisis) as reader:
        events = {row.event_id: row for row in reader.events(limit=None).rows}
        statements = {row.statement_id: row for row in reader.statements(limit=None).rows}
    assert {line.event_id for line in lines} < {*events, *statements}
    told = [line for line in lines if line.event_id in events]
    assert all(line.trigger == events[line.event_id].trigger for line in told)
    assert all(line.reality is not Reality.HYPOTHETICAL or line.type is not events[line.event_id].type for line in told)


def test_lines_are_coded_by_what_governs(talks: Path) -> None:
    found = [
        (line.sources[0].code.country, line.type.value, line.cameo, line.targets[0].code.country)
        for line in lines_of(talks, EventFilters())
    ]
    assert sorted(found) == [
        ("KEN", "CONSULT", "040", "ZMB"),
        ("KEN", "REQUEST", "102", "UGA"),
        ("KEN", "THREATEN", "130", "UGA"),
        ("MWI", "ACCUSE", "112", "UGA"),
        ("ZMB", "CONSULT", "040", "KEN"),
    ]


def test_what_statements_do_by_being_made_is_told_by_the_report(talks: Path) -> None:
    with RecordReader(talks) as reader:
        cues = {row.statement_id: row.cue_words for row in reader.statements(limit=None).rows}
    (said,) = (line for line in lines_of(talks, EventFilters()) if line.event_id in cues)
    assert (said.words, said.tellers, said.reality) == (cues[said.event_id], (), Reality.ACTUAL)
    assert said.sentence_words.startswith("“You must free our pilots,”")
    assert said.sources[0].party.actor_id is not None


def test_the_type_asked_for_is_that_of_lines_and_what_only_events_have_leaves_statements_out(talks: Path) -> None:
    (accused,) = lines_of(talks, EventFilters(type=EventType.ACCUSE))
    assert (accused.reality, accused.words) == (Reality.ACTUAL, "shelled")
    assert EventType.REQUEST not in {line.type for line in lines_of(talks, EventFilters(actor="KEN"))}


def test_versions_of_which_no_lines_are_kept_give_their_events(record: Path) -> None:
    with RecordReader(record) as reader, reader.moment():
        assert list(reader.stream_event_data(EventFilters())) == list(reader.stream_events(EventFilters()))
