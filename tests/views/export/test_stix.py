"""Besides, the sample was checked once against the JSON schemas of OASIS for STIX 2.1."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import RecordReader
from tests.views.export.conftest import take

stix2 = pytest.importorskip("stix2")


def objects(path: Path) -> list[dict[str, Any]]:
    bundle = json.loads(take(path, "stix"))
    assert bundle["type"] == "bundle"
    found: list[dict[str, Any]] = bundle["objects"]
    return found


@pytest.mark.parametrize("name", ["crisis", "record", "invented_record"])
def test_the_standards_library_takes_every_object(name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    bundle = stix2.parse(take(path, "stix"), allow_custom=False, version="2.1")
    assert len(bundle.objects) == len(objects(path))


def test_every_reference_leads_somewhere_and_nothing_is_made_twice(crisis: Path) -> None:
    found = objects(crisis)
    known = [thing["id"] for thing in found]
    assert len(set(known)) == len(known)
    for thing in found:
        refs = {*thing.get("object_refs", ()), *((thing["created_by_ref"],) if "created_by_ref" in thing else ())}
        assert refs <= set(known)


def test_notes_have_the_words_and_where_they_stand(crisis: Path) -> None:
    notes = {note["external_references"][0]["external_id"]: note for note in objects(crisis) if note["type"] == "note"}
    with RecordReader(crisis) as reader:
        rows = reader.statements().rows
    assert len(notes) == len(rows)
    for row in rows:
        note = notes[row.statement_id]
        assert note["content"] == (row.words or row.cue_words)
        first = (row.content or row.cue)[0]
        assert f"{first.start}-{first.end}" in note["external_references"][0]["description"]


def test_moments_are_those_of_the_build_and_the_reports_own_time_is_told(record: Path) -> None:
    found = objects(record)
    assert len({(thing["created"], thing["modified"]) for thing in found}) == 1
    told = [thing["description"] for thing in found if thing["type"] == "report"]
    assert told == [
        "News report, published 2031-03-15 by its own clock",
        "News report, published 2031-03-17 by its own clock",
        "News report, undated",
    ]
    assert not {thing["type"] for thing in found} & {"opinion", "sighting", "relationship"}
