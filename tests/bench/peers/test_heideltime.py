"""HeidelTime's TimeML becomes places in the text that was given."""

from pathlib import Path

import pytest

from bench.peers.heideltime import as_timexes, write_settings

TEXT = '\n\nBell & Sons, 🚢 of Orle, left "on Tuesday" <late>.\n\nIt rained for three days.\n'
TAGGED = TEXT.replace("Tuesday", '<TIMEX3 tid="t1" type="DATE" value="2031-03-04">Tuesday</TIMEX3>').replace(
    "three days", '<TIMEX3 tid="t2" type="DURATION" value="P3D" mod="APPROX">three days</TIMEX3>'
)


def timeml(body: str) -> str:
    return f'<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\n{body}\n</TimeML>\n\n'


@pytest.mark.parametrize("body", [TAGGED, TAGGED.strip(), f"\n{TAGGED}\n"])
def test_tags_become_places_in_the_text(body: str) -> None:
    tuesday, days = as_timexes(TEXT, timeml(body))
    start = TEXT.index("Tuesday")
    assert tuesday == {"start": start, "end": start + 7, "text": "Tuesday", "type": "DATE", "value": "2031-03-04"}
    assert (days["text"], days["type"], days["value"]) == ("three days", "DURATION", "P3D")
    assert TEXT[days["start"] : days["end"]] == "three days"


def test_a_text_without_times_has_no_rows() -> None:
    assert as_timexes(TEXT, timeml(TEXT)) == []


@pytest.mark.parametrize("answer", [timeml(TAGGED.replace("Orle", "Orla")), "", "<TimeML>"])
def test_a_changed_text_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="came back changed"):
        as_timexes(TEXT, answer)


def test_the_tagger_is_named_by_a_path_without_spaces(tmp_path: Path) -> None:
    package = tmp_path / "a folder" / "package"
    (package / "resources").mkdir(parents=True)
    (package / "Heideltime" / "TreeTaggerLinux").mkdir(parents=True)
    (package / "resources" / "config_props_template").write_text("a = b\ntreeTaggerHome = {path}\n", encoding="utf-8")
    folder = tmp_path / "settings"
    folder.mkdir()
    settings = write_settings(package, folder).read_text(encoding="utf-8")
    assert settings == f"a = b\ntreeTaggerHome = {folder / 'tagger'}\n"
    assert (folder / "tagger").resolve() == (package / "Heideltime" / "TreeTaggerLinux").resolve()
