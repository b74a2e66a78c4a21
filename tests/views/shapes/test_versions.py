"""What versions of one report tell is told once, in the newest that has the words."""

from pathlib import Path

import pytest

from onrecord.store import RecordReader, ReportHead
from onrecord.views.shapes.versions import told_once

Told = tuple[str, str]  # the version that tells, and what


@pytest.fixture
def heads(record: Path) -> dict[str, ReportHead]:
    with RecordReader(record) as reader:
        return reader.heads()


def _once(told: list[Told], heads: dict[str, ReportHead]) -> list[tuple[Told, tuple[int, ...]]]:
    return told_once(told, heads, lambda one: one[0], lambda one: one[1])


def test_words_of_two_versions_stand_in_the_newest(heads: dict[str, ReportHead]) -> None:
    first, second = sorted((one for one in heads.values() if one.versions == 2), key=lambda one: one.number)
    other = next(one.version_id for one in heads.values() if one.outlet == "Bell")
    told = [(first.version_id, "it sank"), (other, "it sank"), (second.version_id, "it sank")]
    assert _once(told, heads) == [((other, "it sank"), ()), ((second.version_id, "it sank"), (1,))]


def test_what_the_newer_version_dropped_stays_with_the_older(heads: dict[str, ReportHead]) -> None:
    first, second = sorted((one for one in heads.values() if one.versions == 2), key=lambda one: one.number)
    told = [(first.version_id, "it sank"), (first.version_id, "nobody knows"), (second.version_id, "nobody knows")]
    assert _once(told, heads) == [((first.version_id, "it sank"), ()), ((second.version_id, "nobody knows"), (1,))]


def test_what_one_version_tells_twice_stays(heads: dict[str, ReportHead]) -> None:
    version = next(one.version_id for one in heads.values() if one.versions == 1)
    told = [(version, "it sank"), (version, "it sank")]
    assert [one for one, _ in _once(told, heads)] == told


def test_whole_reports_need_share_nothing_but_the_report(heads: dict[str, ReportHead]) -> None:
    edited = [one.version_id for one in heads.values() if one.versions == 2]
    newest = next(one.version_id for one in heads.values() if one.versions == 2 and one.current)
    assert told_once(edited, heads, str) == [(newest, (1,))]
