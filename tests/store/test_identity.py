from dataclasses import replace
from itertools import islice

import pytest

from onrecord.model import Declared, MediaType, Page, Span
from onrecord.store.identity import (
    fingerprint,
    report_ids,
    statement_ids,
    statement_place,
    version_ids,
)

PAGE = Page("/in/a.txt", "file:/in/a.txt", b"Words", MediaType.TEXT, Declared(outlet="Gazette"))


@pytest.mark.parametrize(
    "changed",
    [
        replace(PAGE, key="file:/in/b.txt"),
        replace(PAGE, content=b"words"),
        replace(PAGE, media_type=MediaType.HTML),
        replace(PAGE, declared=Declared(outlet="Bell")),
        replace(PAGE, declared=Declared(author="Gazette")),
        replace(PAGE, declared=Declared()),
    ],
)
def test_whatever_decides_what_a_page_becomes_changes_its_fingerprint(changed: Page) -> None:
    assert fingerprint(changed) != fingerprint(PAGE)


def test_where_a_page_was_found_does_not_change_its_fingerprint() -> None:
    assert fingerprint(replace(PAGE, address="/elsewhere/a.txt")) == fingerprint(PAGE)


def test_no_two_ways_to_split_the_same_letters_share_an_id() -> None:
    assert next(version_ids("ab", "c")) != next(version_ids("a", "bc"))


def test_ids_are_the_same_in_every_record_and_every_release() -> None:
    # People write ids down: a change of these values breaks what they wrote.
    assert next(report_ids("https://gazette.example/1")) == "r-a2ra8qmt"
    place = statement_place((Span(0, 4),), (Span(4, 5),), (Span(6, 9), Span(12, 20)))
    assert place == "0-4|4-5|6-9 12-20"
    assert next(statement_ids("https://gazette.example/1", "0" * 64, place, 0)) == "s-9q38bk6153"


def test_an_id_that_is_taken_is_followed_by_longer_ones_that_begin_alike() -> None:
    first, second, third = islice(report_ids("file:/a"), 3)
    assert second.startswith(first)
    assert third.startswith(second)
    assert len(first) < len(second) < len(third)


def test_lone_surrogates_in_a_key_are_no_hindrance() -> None:
    assert next(report_ids("file:/a\udce4")) != next(report_ids("file:/a"))
