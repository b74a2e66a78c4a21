import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.store import RecordReader, ReportHead
from onrecord.views.export.identifiers import stable_uuid, urn, web_address


@pytest.fixture
def head(record: Path) -> ReportHead:
    with RecordReader(record) as reader:
        return reader.reports().rows[0].head


def test_ids_are_uris() -> None:
    assert urn("s-3f9a2c41") == "urn:onrecord:s-3f9a2c41"
    assert urn("a b:م") == "urn:onrecord:a%20b%3A%D9%85"


def test_the_same_thing_has_the_same_uuid() -> None:
    assert stable_uuid("note", "s-1") == stable_uuid("note", "s-1")
    assert stable_uuid("note", "s-1") != stable_uuid("report", "s-1")
    assert uuid.UUID(stable_uuid("note")).version == 5


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://gazette.example/a?b=c#d", "https://gazette.example/a?b=c#d"),
        (" https://gazette.example/a b\n{c} ", "https://gazette.example/a%20b%0A%7Bc%7D"),
        ("https://gazette.example/ميناء", "https://gazette.example/%D9%85%D9%8A%D9%86%D8%A7%D8%A1"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_only_whole_addresses_on_the_web_are_given(head: ReportHead, url: str | None, address: str | None) -> None:
    assert web_address(replace(head, url=url)) == address
