"""Besides, a record of the sample was checked once against the Working Group's own 54 tests of "must", and its JSON-LD
with the official context: expanded and compacted again, nothing is lost."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.model import Interval, Publication, Span
from onrecord.store import RecordReader, StatementRow
from onrecord.views.export import Selection
from onrecord.views.export.web_annotations import annotation
from tests.views.export.conftest import take

_PURPOSES = {"identifying", "classifying", "tagging", "describing"}


def published(row: StatementRow, begin: str, finish: str) -> StatementRow:
    interval = Interval(datetime.fromisoformat(begin), datetime.fromisoformat(finish))
    publication = Publication(interval, row.report.publication.basis)
    return replace(row, report=replace(row.report, publication=publication))


def targets_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    target = value["target"]
    return target if isinstance(target, list) else [target]


def test_every_statement_has_its_words_by_position_and_by_quotation(crisis: Path) -> None:
    collection = json.loads(take(crisis, "web-annotation"))
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    with RecordReader(crisis) as reader:
        rows = {f"urn:onrecord:{row.statement_id}": row for row in reader.statements().rows}
        items = collection["first"]["items"]
        assert collection["total"] == len(items) == len(rows)
        for item in items:
            row = rows[item["id"]]
            text = reader.text_of(row.report.version_id)
            spans = row.content or row.cue or row.source
            for target, span in zip(targets_of(item), spans, strict=True):
                position, quote = target["selector"]
                assert (position["start"], position["end"]) == (span.start, span.end)
                assert quote["exact"] == span.of(text)
                whole = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert text[max(0, span.start - 32) : span.end + 32] == whole


def test_bodies_say_who_speaks_and_what_the_words_do(crisis: Path) -> None:
    for item in json.loads(take(crisis, "web-annotation"))["first"]["items"]:
        assert {body["purpose"] for body in item["body"]} <= _PURPOSES
        # A purpose belongs to text or to a specific resource; one with an address and text would be neither.
        assert all(("source" in body) != ("value" in body) and "id" not in body for body in item["body"])


def test_positions_count_code_points(taken: Selection) -> None:
    row = taken.reader.statements().rows[0]
    value = annotation(taken.gathered, replace(row, content=(Span(0, 3), Span(5, 9))))
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert [target["selector"][0]["end"] for target in value["target"]] == [3, 9]
    assert value["target"][0]["selector"][1]["prefix"] == ""


def test_a_time_without_a_zone_is_bounded_by_the_worlds_clocks(taken: Selection) -> None:
    row = taken.reader.statements().rows[0]
    naive = annotation(taken.gathered, published(row, "2031-03-16T15:05", "2031-03-16T15:06"))
    assert targets_of(naive)[0]["state"] == {
        "type": "TimeState",
        "sourceDateStart": "2031-03-16T01:05:00Z",
        "sourceDateEnd": "2031-03-17T03:06:00Z",
    }
    zoned = annotation(taken.gathered, published(row, "2031-03-16T15:05+02:00", "2031-03-16T15:06+02:00"))
    assert targets_of(zoned)[0]["state"]["sourceDateStart"] == "2031-03-16T13:05:00Z"
    edge = annotation(taken.gathered, published(row, "0001-01-01", "9999-12-31"))
    assert "state" not in targets_of(edge)[0]


def test_an_undated_report_has_no_state_and_a_report_without_address_a_name(record: Path) -> None:
    items = json.loads(take(record, "web-annotation"))["first"]["items"]
    (quiet,) = (item for item in items if "Nothing happened" in json.dumps(item))
    assert all("state" not in target for target in targets_of(quiet))
    assert all(target["source"].startswith("urn:onrecord:v-") for target in targets_of(quiet))
