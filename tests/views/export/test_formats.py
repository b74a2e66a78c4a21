import json
from pathlib import Path

import pytest

from onrecord.pipeline.reading_across import draw_timeline
from onrecord.store import RecordReader, RecordWriter
from onrecord.views.export import FORMAT_NAMES, FORMATS, LIST_NAMES, Format, Selection, find_format, find_list

EACH = [pytest.param(form, name, id=f"{form.name}-{name}") for form in FORMATS for name in form.lists]


def written(path: Path, form: Format, name: str) -> bytes:
    with RecordReader(path) as reader, reader.moment():
        return b"".join(form.pieces(Selection(reader, timeline=draw_timeline), name))


def test_names_and_endings_tell_formats_apart() -> None:
    assert len(set(FORMAT_NAMES)) == len(FORMATS)
    assert all(form.ending.startswith(".") and "/" in form.media_type and form.title for form in FORMATS)
    assert {name for form in FORMATS for name in form.lists} - set(LIST_NAMES) == {"places", "record"}
    assert find_format("stata") is None
    assert find_list("places") is None


@pytest.mark.parametrize(("form", "name"), EACH)
def test_the_same_record_gives_the_same_bytes(crisis: Path, form: Format, name: str) -> None:
    once = written(crisis, form, name)
    assert once == written(crisis, form, name)
    assert once or name == "rejections"


@pytest.mark.parametrize(("form", "name"), EACH)
def test_odd_and_empty_records_are_no_error(
    invented_record: Path, record: Path, tmp_path: Path, form: Format, name: str
) -> None:
    with RecordWriter(tmp_path / "empty.record") as writer:
        writer.finish()
    for path in (invented_record, record, tmp_path / "empty.record"):
        text = written(path, form, name)
        if form.media_type.split("+")[-1].split(";")[0].split("/")[-1] == "json":
            assert json.loads(text) is not None


def test_filters_that_a_list_takes_are_told() -> None:
    csv, stix, datasette = (find_format(name) for name in ("csv", "stix", "datasette"))
    assert csv is not None
    assert stix is not None
    assert datasette is not None
    assert csv.takes("claims") == frozenset()
    assert "type" in csv.takes("events")
    assert "type" not in csv.takes("statements")
    assert "report" in stix.takes("reports")
    assert datasette.takes("record") == frozenset()
