"""Versions of one report stand in lists once, by the newest of them."""

from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.model.editions import Earlier
from onrecord.store import RecordReader, ReportHead
from onrecord.views.shapes.versions import newest_of, numbers_of


@pytest.fixture
def heads(record: Path) -> dict[str, ReportHead]:
    with RecordReader(record) as reader:
        return reader.heads()


def test_a_report_is_listed_by_its_newest_version(heads: dict[str, ReportHead]) -> None:
    first, second = sorted((one for one in heads.values() if one.versions == 2), key=lambda one: one.number)
    other = next(one.version_id for one in heads.values() if one.outlet == "Bell")
    assert newest_of([first.version_id, other, second.version_id], heads) == [(other, ()), (second.version_id, (1,))]


def test_a_version_alone_stands_for_its_report(heads: dict[str, ReportHead]) -> None:
    first = next(one for one in heads.values() if one.versions == 2 and not one.current)
    assert newest_of([first.version_id], heads) == [(first.version_id, ())]


def test_older_versions_are_named_by_their_numbers(heads: dict[str, ReportHead]) -> None:
    first = next(one for one in heads.values() if one.versions == 2 and not one.current)
    earlier = [Earlier(f"{name}:0", name, Span(0, 1)) for name in (first.version_id, "gone")]
    assert numbers_of(earlier, heads) == (1,)
