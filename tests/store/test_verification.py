from pathlib import Path

import apsw
import pytest

from onrecord.store import verify


def test_a_record_that_keeps_its_promise_has_no_faults(record: Path) -> None:
    assert verify(record) == ()


@pytest.mark.parametrize(
    ("tampering", "cause"),
    [
        ("UPDATE statement SET words = words || '!'", "its words are not at"),
        ("UPDATE statement_span SET start = start + 1 WHERE role = 'content'", "its words are not at"),
        ('UPDATE statement_span SET "end" = 99999', "ends after the text"),
        ("UPDATE figure SET words = 'nine'", "its words are not at"),
        ('UPDATE figure SET "end" = 99999', "ends after the text"),
        ("UPDATE event SET words = 'won'", "its words are not at"),
        ("UPDATE event_span SET start = start - 1", "its words are not at"),
        ('UPDATE event_span SET "end" = 99999', "ends after the text"),
        ("DELETE FROM event_span", "rests on no words"),
        ('UPDATE event_participant SET "end" = 99999', "ends after the text"),
        ("UPDATE event_participant SET entity = 77 WHERE entity IS NOT NULL", "an entity that is not there"),
        ("UPDATE event SET reasons = '[[\"verb\", 9, 9]]'", "is empty"),
        ("UPDATE alignment SET page_start = page_start + 1", "leads to other words"),
        ("UPDATE statement_party SET entity = 77", "an entity that is not there"),
        ("UPDATE mention SET entity = 77", "an entity that is not there"),
        ('UPDATE toponym SET "end" = start', "is empty"),
        ("UPDATE credit SET page_end = 99999", "ends after the text"),
        ("UPDATE version SET current = 0", "has 0 current versions"),
        ("UPDATE page SET version = NULL", "neither a version nor a rejection"),
        ("DELETE FROM report_key", "lacks its key"),
    ],
)
def test_every_kind_of_tampering_is_found(record: Path, tampering: str, cause: str) -> None:
    connection = apsw.Connection(str(record))
    connection.execute(tampering)
    connection.close()
    faults = verify(record)
    assert faults
    assert any(cause in fault.cause for fault in faults)
