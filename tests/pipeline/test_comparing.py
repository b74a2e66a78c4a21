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


def test_no_group_tells_what_two_versions_of_a_report_have_twice(crisis: Path) -> None:
    """The edited report of the sample keeps most of its words, of which several claims are made."""
    with RecordReader(crisis) as reader:
        heads = reader.heads()
        claims = [counted.claim for _, counted in reader.groups(CLAIMS, CountedClaim)]
        told = [(claim.claim_id, member) for claim in claims for member in claim.members]
        places = [
            (
                name,
                member.item.report_id,
                member.position,
                member.item.words,
                tuple(holder.name for holder in member.item.proposition.holders),
            )
            for name, member in told
            if heads[member.item.version_id].versions > 1
        ]
        edited = [member for _, member in told if member.earlier]
        assert edited
        assert len(set(places)) == len(places)
        for member in edited:
            assert [heads[version].number for version in member.versions] == [2, 1]
            words = {one.span.of(reader.text_of(one.version_id)) for one in member.earlier}
            assert {" ".join(some.split()) for some in words} == {" ".join(member.item.words.split())}


def test_an_older_version_still_shows_the_claims_that_it_tells(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        claims = reader.groups(CLAIMS, CountedClaim)
        edited = [(name, one) for name, counted in claims for member in counted.claim.members for one in member.earlier]
        for name, earlier in edited:
            here = {
                claim.row.group_id for claim in reader.groups_of_version(earlier.version_id).claims if claim.members
            }
            assert name in here


def test_a_story_counts_an_edited_report_once(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        heads = reader.heads()
        for name, story in reader.groups(STORIES, Story):
            told_by = {heads[version].report_id for version in story.reports}
            row = reader.find_group_row(name)
            assert row is not None
            assert row.reports == len(told_by) > 1
