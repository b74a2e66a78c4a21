"""Letting decisions count where several reports are seen together: who is who, claims, disputes, series, lineage."""

import json
from pathlib import Path

from onrecord.errors import NoSuchRecord, RecordBusy
from onrecord.model import Publication
from onrecord.pipeline.across import compare_all, hear_decisions, join_actors
from onrecord.pipeline.analysis import analyse_report
from onrecord.pipeline.digesting import keep_digests
from onrecord.store import RecordWriter, decided_publication
from onrecord.store.reviews import corrected_interval


def apply_decisions(record: Path) -> bool:
    """Joins names and groups anew what decisions changed; False where a build is writing, which will do it at its end.

    Decisions count for single lines as soon as they are taken; this is for what is made of many.

    Raises:
        NoSuchRecord: There is no record.
        StoreError: The record file cannot be used, or not be written.
    """
    if not record.exists():
        raise NoSuchRecord(record)
    try:
        writer = RecordWriter(record, settings=json.dumps({"apply": "decisions"}))
    except RecordBusy:
        return False
    with writer:
        writer.take_reviews()
        _follow_dates(writer)
        compare_all(writer, join_actors(writer).moved)
        writer.finish()
        hear_decisions(writer)  # those that were taken meanwhile
        keep_digests(writer, record)
    return True


def _follow_dates(writer: RecordWriter) -> None:
    """Reads reports anew whose date people set, or set no longer: their times are anchored to it."""
    for report_id, review in writer.dates_to_set():
        interval = corrected_interval(review)
        if interval is not None:
            written = review.value["published"]
            writer.decide_published(report_id, written, interval)
            _read_anew(writer, report_id, decided_publication(written, interval))
    for report_id in writer.dates_to_withdraw():
        writer.withdraw_published(report_id)
        _read_anew(writer, report_id, None)


def _read_anew(writer: RecordWriter, report_id: str, decided: Publication | None) -> None:
    for version, report in writer.reports_of(report_id):
        writer.replace_record(version, analyse_report(report, decided=decided))
