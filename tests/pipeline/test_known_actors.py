"""The record remembers the user's actors."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cross_report import resolve_actors
from onrecord.errors import BadActorsFile
from onrecord.pipeline import build_record
from onrecord.settings import Settings
from onrecord.store import ActorRow, RecordReader
from tests.conftest import BRIDGE, HARBOUR

pytestmark = pytest.mark.usefixtures("stages")
ALONE = replace(Settings(), workers=1)


def find_actor(record: Path, name: str) -> ActorRow:
    with RecordReader(record) as reader:
        return next(actor for actor in reader.actors() if actor.name == name)


def test_own_actors_hold_for_later_builds_until_another_file_takes_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.across.resolve_actors", resolve_actors)
    pages, actors, record = tmp_path / "pages", tmp_path / "actors.csv", tmp_path / "a.record"
    pages.mkdir()
    (pages / "1.txt").write_text(HARBOUR, encoding="utf-8")
    actors.write_text("name,country,sector\nMara Vell,NOR,OPP\n", encoding="utf-8")
    build_record([pages], record, settings=ALONE)
    assert find_actor(record, "Mara Vell").country is None
    build_record([pages], record, settings=ALONE, actors=actors)
    assert find_actor(record, "Mara Vell").country == "NOR"
    (pages / "2.txt").write_text(BRIDGE, encoding="utf-8")
    build_record([pages], record, settings=ALONE)
    assert (find_actor(record, "Mara Vell").country, find_actor(record, "Mara Vell").sectors) == ("NOR", ("OPP",))
    actors.write_text("name,country,sector\n", encoding="utf-8")
    build_record([pages], record, settings=ALONE, actors=actors)
    assert find_actor(record, "Mara Vell").country is None


def test_a_file_that_cannot_be_used_leaves_no_record_behind(tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("name,land\nMara Vell,NOR\n", encoding="utf-8")
    with pytest.raises(BadActorsFile):
        build_record([tmp_path], tmp_path / "a.record", settings=ALONE, actors=actors)
    assert not (tmp_path / "a.record").exists()
