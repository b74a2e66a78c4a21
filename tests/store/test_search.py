from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.store import RecordReader
from onrecord.store.search import match_expression


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("tank withdrawal", '"tank" AND "withdrawal"'),
        ('"no tank" there', '"no tank" AND "there"'),
        ("“no tank” there", '"no tank" AND "there"'),
        ("withdr*", '"withdr"*'),
        ('"no tan"*', '"no tan"*'),
        ('"foo', '"foo"'),
        ("a-b", '"a-b"'),
        ("NEAR(", '"NEAR("'),
        ("words: tank", '"words:" AND "tank"'),
        ("tank OR", '"tank" AND "OR"'),
        ("tank AND NOT ^ ( ) + - * \" ' ;", '"tank" AND "AND" AND "NOT"'),
        ("O’Neil", '"O’Neil"'),
        ("", None),
        ("   ", None),
        ('"" * - (', None),
    ],
)
def test_every_word_is_quoted_before_sqlite_sees_it(query: str, expression: str | None) -> None:
    assert match_expression(query) == expression


@given(query=st.text(max_size=60) | st.text(alphabet="ab\"*()-:^ +'NEAROT{}\\\0", max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_person_types_can_fail(record: Path, query: str) -> None:
    with RecordReader(record) as reader:
        results = reader.search(query)
    assert results.statements_total >= len(results.statements)


@pytest.mark.parametrize(
    ("query", "statements", "reports"),
    [
        ("tank", 2, 1),
        ("TANKS orle", 1, 1),
        ("withdrawing", 1, 1),
        ("nunez", 1, 1),
        ('"not a single"', 1, 1),
        ('"single not"', 0, 0),
        ("boots", 0, 0),
        ("mara", 3, 2),
        ("tank bridge", 0, 0),
    ],
)
def test_words_find_statements_by_content_and_speaker_and_reports_by_text(
    record: Path, query: str, statements: int, reports: int
) -> None:
    with RecordReader(record) as reader:
        results = reader.search(query)
    assert (results.statements_total, results.reports_total) == (statements, reports)
    assert (len(results.statements), len(results.reports)) == (statements, reports)


def test_what_matched_is_set_off_and_a_limit_still_counts_all(record: Path) -> None:
    with RecordReader(record) as reader:
        results = reader.search("tanks", limit=1)
    assert (len(results.statements), results.statements_total) == (1, 2)
    hit = results.statements[0]
    assert "".join(piece.text for piece in hit.snippet) == hit.statement.words
    assert [piece.text for piece in hit.snippet if piece.hit] in (["tanks"], ["tank"])


def test_older_versions_are_found_only_when_asked_for(record: Path) -> None:
    with RecordReader(record) as reader:
        assert reader.search('"3,000"').reports_total == 0
        assert reader.search('"3,000"', all_versions=True).reports_total == 1
