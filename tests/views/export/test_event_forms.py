import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import EventType
from onrecord.store import EventFilters, EventRow, RecordReader
from onrecord.views.export import GDELT_COLUMNS, POLECAT_COLUMNS, gdelt_rows, polecat_rows, write_csv
from tests.views.cli.conftest import Run

Snapshot = Callable[[str, str], None]
_POLECAT, _GDELT = 40, 61  # how many columns each has of its own


@pytest.fixture
def events(record: Path) -> tuple[EventRow, ...]:
    with RecordReader(record) as reader:
        return reader.events().rows


def written(columns: Sequence[str], rows: Iterable[Mapping[str, str | int | float | None]]) -> list[dict[str, str]]:
    stream = io.StringIO()
    write_csv(stream, columns, rows)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_polecat_has_a_row_an_event_with_what_is_unknown_named(events: tuple[EventRow, ...]) -> None:
    saw, left, withdraw = written(POLECAT_COLUMNS, polecat_rows(events))
    assert list(saw)[:_POLECAT][-2:] == ["Language", "Version"]
    assert (saw["Event Type"], saw["Event Mode"], saw["Intensity"]) == ("MOBILIZE", "None", "-7.2")
    assert (saw["Actor Name"], saw["Actor Country"], saw["Primary Actor Sector"]) == ("Mara Vell", "SLM", "GOV")
    assert (saw["Actor Sectors"], saw["Actor Name Raw"], saw["Actor COW"]) == ("GOV,MIL", "We", "None")
    assert (saw["Recipient Name"], saw["Recipient Country"], saw["Recipient ID"]) == ("tanks", "ORD", "None")
    assert (saw["Placename"], saw["Province"], saw["Country"]) == ("Orle, Vinnar, Selmara", "None", "SLM")
    assert (saw["Raw Placename"], saw["Latitude"], saw["Feature Type"]) == ("Orle", "48.5", "region")
    assert (saw["Event Date"], saw["Publication Date"], saw["Source"]) == ("2031-03-14", "2031-03-15", "Gazette")
    assert (saw["Reality"], saw["Teller"], saw["Headline"]) == ("alleged", "Mara Vell", "Harbour closed")
    assert (saw["Sentence Start"], saw["Sentence End"]) == ("15", "73")
    assert (left["Event Type"], left["Event Mode"], left["Teller"]) == ("RETREAT", "None", "None")
    assert left["Recipient Name"] == "None"
    assert withdraw["Event Date"] == "2031-03-17"
    assert "" not in {cell for row in (saw, left, withdraw) for cell in row.values()}


def test_several_actors_stand_in_one_cell_in_one_order(events: tuple[EventRow, ...]) -> None:
    two = replace(events[0], sources=(*events[0].targets, *events[0].sources), mode="x", type=EventType.YIELD)
    (row,) = written(POLECAT_COLUMNS, polecat_rows([two]))
    assert (row["Actor Name"], row["Actor Country"]) == ("tanks; Mara Vell", "ORD; SLM")
    assert (row["Actor ID"], row["Actor Sectors"]) == ("None; a-vell", "MIL; GOV,MIL")
    assert (row["Event Type"], row["Event Mode"]) == ("YIELD", "x")


def test_gdelt_has_a_row_a_pair_with_empty_cells_for_what_is_unknown(events: tuple[EventRow, ...]) -> None:
    saw, left, withdraw = written(GDELT_COLUMNS, gdelt_rows(events))
    assert list(saw)[_GDELT - 2 : _GDELT] == ["DATEADDED", "SOURCEURL"]
    assert (saw["SQLDATE"], saw["MonthYear"], saw["Year"], saw["DATEADDED"]) == (
        "20310314",
        "203103",
        "2031",
        "20310315000000",
    )
    assert (saw["Actor1Code"], saw["Actor1Name"], saw["Actor1CountryCode"]) == ("SLMGOVMIL", "MARA VELL", "SLM")
    assert (saw["Actor1Type1Code"], saw["Actor1Type2Code"], saw["Actor1Type3Code"]) == ("GOV", "MIL", "")
    assert (saw["Actor2Code"], saw["Actor2Name"]) == ("ORDMIL", "TANKS")
    assert (saw["EventCode"], saw["EventBaseCode"], saw["EventRootCode"]) == ("152", "152", "15")
    assert (saw["QuadClass"], saw["GoldsteinScale"], saw["NumMentions"], saw["AvgTone"]) == ("4", "-7.2", "1", "")
    assert (saw["ActionGeo_Type"], saw["ActionGeo_FullName"]) == ("5", "Orle, Vinnar, Selmara")
    assert (saw["SOURCEURL"], saw["Reality"], saw["EventID"]) == ("/in/4", "alleged", events[0].event_id)
    assert (left["Actor2Code"], left["Actor2Name"], left["PloverMode"]) == ("", "", "retreat")
    assert len({row["GLOBALEVENTID"] for row in (saw, left, withdraw)}) == 3


def test_every_pair_of_actors_has_its_row_and_number(events: tuple[EventRow, ...]) -> None:
    many = replace(events[0], targets=events[0].targets * 2, sources=events[0].sources * 2, cameo=None)
    rows = written(GDELT_COLUMNS, gdelt_rows([many]))
    assert len(rows) == 4
    assert len({row["GLOBALEVENTID"] for row in rows}) == 4
    assert {(row["EventID"], row["EventCode"], row["EventRootCode"]) for row in rows} == {
        (events[0].event_id, "", "15")
    }


@pytest.mark.parametrize("form", ["polecat", "gdelt"])
def test_events_are_written_to_a_file_or_to_standard_output(
    record: Path, tmp_path: Path, run: Run, snapshot: Snapshot, form: str
) -> None:
    printed = run("export", "--record", record, "--as", form)
    assert printed.exit_code == 0, printed.stderr
    snapshot(f"events_{form}", printed.stdout)
    done = run("export", tmp_path / "events.csv", "--record", record, "--as", form)
    assert done.stdout == ""
    assert f"{tmp_path / 'events.csv'}: {form.upper()} event data of events, " in done.stderr
    assert (tmp_path / "events.csv").read_text() == printed.stdout


def test_an_export_is_narrowed_and_says_what_it_left_out(record: Path, run: Run) -> None:
    assert len(run("export", "--record", record, "--reality", "actual").stdout.splitlines()) == 2
    assert len(run("export", "--record", record, "--since", "2031-03-15", "--type", "yield").stdout.splitlines()) == 3
    assert len(run("export", "--record", record, "--all-versions").stdout.splitlines()) == 6
    with RecordReader(record) as reader:
        assert reader.events(EventFilters(country="ORD")).total == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{record}",), "is the record itself"),
        (("nowhere/events.csv",), "nowhere/events.csv cannot be written"),
        (("--as", "parquet"), "Name the folder"),
        (("tables", "--as", "parquet", "--type", "aid"), "writes the whole record"),
        (("{record}/tables", "--as", "parquet"), "cannot be a folder"),
        (("--as", "stata"), "'stata' is not one of"),
    ],
)
def test_what_cannot_be_exported_is_told(record: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    before = record.read_bytes()
    result = run("export", *(argument.format(record=record) for argument in arguments), "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert record.read_bytes() == before
