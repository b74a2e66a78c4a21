import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import RecordReader
from tests.views.export.conftest import take

geojson = pytest.importorskip("geojson")


def features(path: Path, name: str) -> list[dict[str, Any]]:
    text = take(path, "geojson", name)
    assert geojson.loads(text).is_valid
    document = json.loads(text)
    assert document["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = document["features"]
    return found


def test_events_stand_where_they_are_told_to_happen_longitude_first(record: Path) -> None:
    found = features(record, "events")
    with RecordReader(record) as reader:
        rows = reader.events().rows
    assert [feature["id"] for feature in found] == [row.event_id for row in rows]
    located = next(row for row in rows if row.place is not None)
    assert located.place is not None
    feature = next(one for one in found if one["id"] == located.event_id)
    assert feature["geometry"] == {"type": "Point", "coordinates": [located.place.longitude, located.place.latitude]}
    assert feature["properties"]["sentence_words"] == located.sentence_words
    assert "latitude" not in feature["properties"]


def test_what_has_no_place_is_unlocated_and_still_there(record: Path) -> None:
    assert None in {feature["geometry"] and feature["geometry"]["type"] for feature in features(record, "events")}
    assert len(features(record, "figures")) == 2


def test_places_have_the_words_that_name_them(crisis: Path) -> None:
    found = features(crisis, "places")
    assert found
    with RecordReader(crisis) as reader:
        heads = {(head.report_id, head.number): head.version_id for head in reader.heads().values()}
        for feature in found:
            own = feature["properties"]
            text = reader.text_of(heads[own["report"], own["version"]])
            assert text[own["start"] : own["end"]] == own["words"]
            assert feature["geometry"] is not None
    assert len({feature["id"] for feature in found}) == len(found)
