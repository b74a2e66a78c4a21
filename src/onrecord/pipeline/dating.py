"""A publication date that a person sets: the report's times are anchored to it, and it holds for later builds."""

import json
from pathlib import Path

from onrecord.errors import NoSuchRecord
from onrecord.model import Interval, Publication
from onrecord.pipeline.across import compare_all, join_actors
from onrecord.pipeline.analysis import analyse_report
from onrecord.pipeline.digesting import keep_digests
from onrecord.store import RecordWriter, decided_publication


def set_published(record: Path, wanted: str, *, written: str, interval: Interval, events: Path | None = None) -> str:
    """Sets when a report was published, for all its versions, and gives back the report's id.

    Args:
        record: The record file, which must exist.
        wanted: The report's id, its beginning, or an address where it was found.
        written: The date as the user wrote it.
        interval: The time that it stands for.
        events: A file of the user's own event frames: the report's events are found again with its times.

    Raises:
        NothingFound: The record has no such report.
        StoreError: The record file cannot be used, or not be written.
    """
    note = json.dumps({"set": "published", "report": wanted, "value": written})
    with _existing(record, note) as writer:
        report_id = writer.decide_published(wanted, written, interval)
        _analyse_again(writer, report_id, decided_publication(written, interval), events)
        keep_digests(writer, record)
        return report_id


def withdraw_published(record: Path, wanted: str, *, events: Path | None = None) -> str:
    """Forgets the date that the user set; what the page says, or its text allows to infer, counts again."""
    note = json.dumps({"withdraw": "published", "report": wanted})
    with _existing(record, note) as writer:
        report_id = writer.withdraw_published(wanted)
        _analyse_again(writer, report_id, None, events)
        keep_digests(writer, record)
        return report_id


def _existing(record: Path, note: str) -> RecordWriter:
    if not record.exists():
        raise NoSuchRecord(record)
    return RecordWriter(record, settings=note)


def _analyse_again(writer: RecordWriter, report_id: str, decided: Publication | None, events: Path | None) -> None:
    """Nothing is kept unless all of it succeeds: the decision and its effect are one transaction."""
    for version, report in writer.reports_of(report_id):
        writer.replace_record(version, analyse_report(report, decided=decided, events=events))
    compare_all(writer, join_actors(writer).moved)
    writer.finish()
