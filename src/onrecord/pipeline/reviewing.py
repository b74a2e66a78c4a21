"""Letting decisions count where several reports are seen together: who is who, claims, disputes, series, lineage."""

import json
from pathlib import Path

from onrecord.errors import NoSuchRecord, RecordBusy
from onrecord.pipeline.across import compare_all, hear_decisions, join_actors
from onrecord.pipeline.digesting import keep_digests
from onrecord.store import RecordWriter


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
        compare_all(writer, join_actors(writer).moved)
        writer.finish()
        hear_decisions(writer)  # those that were taken meanwhile
        keep_digests(writer, record)
    return True
