"""Reports compared with each other as they come in."""

import random
from pathlib import Path

import apsw
import pytest

from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute
from onrecord.model.lineage import LineageEdge, LineageRelation
from onrecord.model.series import FigureSeries
from onrecord.model.stories import Story
from onrecord.pipeline.across import compare_all, join_actors
from onrecord.pipeline.comparing import grouping, kept, stage
from onrecord.store import CLAIMS, DISPUTES, EDGES, SERIES, STORIES, RecordReader, RecordWriter, dump_record, verify
from tests.sample_records import Analysed, build_in_batches


def _lines(path: Path) -> list[str]:
    return [line for line in dump_record(path) if line.startswith(('["group"', '["item link"', '["item"'))]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_arrival_does_not_change_the_record(
    analysed: list[Analysed], crisis: Path, tmp_path: Path, seed: int
) -> None:
    random.seed(seed)
    shuffled = random.sample(analysed, len(analysed))
    one_by_one = build_in_batches(tmp_path / "one.record", [[one] for one in shuffled])
    assert _lines(one_by_one) == _lines(crisis)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_what_is_new_may_be_compared_some_at_a_time(
    analysed: list[Analysed], crisis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(stage, "_VERSIONS_AT_ONCE", at_once)
    monkeypatch.setattr(kept, "_HELD", at_once)
    monkeypatch.setattr(grouping, "_ITEMS_AT_ONCE", at_once)
    path = build_in_batches(tmp_path / "parts.record", [analysed])
    assert _lines(path) == _lines(crisis)


def test_building_again_changes_nothing(analysed: list[Analysed], crisis: Path, tmp_path: Path) -> None:
    path = build_in_batches(tmp_path / "again.record", [analysed, []])
    assert _lines(path) == _lines(crisis)


def test_reading_a_report_anew_gives_the_same_groups(analysed: list[Analysed], crisis: Path, tmp_path: Path) -> None:
    path = build_in_batches(tmp_path / "anew.record", [analysed])
    with RecordWriter(path) as writer:
        page, record = analysed[1]
        writer.add(page, record, again=True)
        assert compare_all(writer, join_actors(writer).moved) is None
        writer.finish()
    assert [line for line in _lines(path) if "group" in line] == [line for line in _lines(crisis) if "group" in line]


def test_a_wire_and_its_copies_are_tied_with_their_words(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        given = reader.given_ids()
        copied = {
            (given[edge.report], given[edge.other_report or ""])
            for _, edge in reader.groups(EDGES, LineageEdge)
            if edge.relation is LineageRelation.COPIED_FROM
        }
        assert ("courier-ordavia-masses-troops", "mpa-selmara-says-ordavia-massed-troops") in copied
        assert ("lantern-tanks-on-the-orle", "mpa-selmara-says-ordavia-massed-troops") in copied


def test_every_group_rests_on_words_that_are_there(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        assert reader.groups(CLAIMS, CountedClaim)
        assert all(side.items for _, dispute in reader.groups(DISPUTES, Dispute) for side in dispute.sides)
        assert all(len(series.points) > 1 for _, series in reader.groups(SERIES, FigureSeries))
    assert verify(crisis) == ()


def test_a_group_whose_words_are_not_there_is_found(crisis: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.record"
    path.write_bytes(crisis.read_bytes())
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("DELETE FROM alignment")
    connection.execute("UPDATE version SET text = '', page_text = ''")
    connection.close()
    assert any(fault.line.startswith(("c-", "d-", "l-", "n-")) for fault in verify(path))


def test_a_story_counts_an_edited_report_once(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        heads = reader.heads()
        for name, story in reader.groups(STORIES, Story):
            told_by = {heads[version].report_id for version in story.reports}
            row = reader.find_group_row(name)
            assert row is not None
            assert row.reports == len(told_by) > 1
