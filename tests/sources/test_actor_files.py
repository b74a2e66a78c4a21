"""Files of a user's own actors."""

from pathlib import Path

import pytest

from onrecord.errors import BadActorsFile, NoSuchInput
from onrecord.model import KnownActor, Sector
from onrecord.sources import read_actors

CSV = """name,aliases,country,sector,office,start,end
Ada Roe,Iron Ada|A. Roe,Norway,GOV;MIL,defence minister,2031-01,2031-06-30

"Relief Board, Norland",,NGO,,,,
"""
TOML = """
[[actor]]
name = "Ada Roe"
aliases = ["Iron Ada", "A. Roe"]
country = "NOR"
sector = ["GOV", "MIL"]
office = "defence minister"
start = 2031-01-02
end = "2031"
"""


def written(path: Path, text: str, name: str = "actors.csv") -> Path:
    path = path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_becomes_actors(tmp_path: Path) -> None:
    ada, board = read_actors(written(tmp_path, CSV))
    assert ada == KnownActor(
        "Ada Roe",
        ("Iron Ada", "A. Roe"),
        "NOR",
        (Sector.GOV, Sector.MIL),
        "defence minister",
        "2031-01",
        "2031-06-30",
        2,
    )
    assert (board.name, board.country, board.line) == ("Relief Board, Norland", "NGO", 4)


def test_toml_becomes_actors(tmp_path: Path) -> None:
    (ada,) = read_actors(written(tmp_path, TOML, "actors.toml"))
    assert (ada.aliases, ada.sectors) == (("Iron Ada", "A. Roe"), (Sector.GOV, Sector.MIL))
    assert (ada.begin, ada.end, ada.line) == ("2031-01-02", "2031", 2)


def test_semicolons_and_a_byte_order_mark_will_do(tmp_path: Path) -> None:
    (ada,) = read_actors(written(tmp_path, "\ufeffname;country\nAda Roe;NATO\n"))
    assert (ada.name, ada.country) == ("Ada Roe", "NATO")


def test_a_line_of_names_alone_is_no_actor(tmp_path: Path) -> None:
    assert read_actors(written(tmp_path, "name,country\n")) == ()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name,land\nAda,NOR\n", 1, "no column 'land'"),
        ("country\nNOR\n", 1, "'name' is missing"),
        ("name,name\nAda,Roe\n", 1, "twice"),
        ("name,country\nAda,NOR\nBo\n", 3, "1 fields"),
        ("name,country\n,NOR\n", 2, "no name"),
        ("name,country\nAda,Atlantis\n", 2, "'Atlantis' is no country"),
        ("name,sector\nAda,BOSS\n", 2, "'BOSS' is no sector"),
        ("name,start\nAda,2031-02-30\n", 2, "'2031-02-30' is no date"),
        ("name,start,end\nAda,2031,2030\n", 2, "before it starts"),
        ('name,country\n"Ada,NOR\n', 2, "unexpected end of data"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(BadActorsFile, match=f"line {line}: .*") as error:
        read_actors(written(tmp_path, text))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[[actor]]\nname = \n", 2), ("\n[[actor]]\nland = 1\n", 2), ("[[actors]]\nname = 'Ada'\n", 1)],
)
def test_bad_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(BadActorsFile, match=f"line {line}"):
        read_actors(written(tmp_path, text, "actors.toml"))


@pytest.mark.parametrize("name", ["actors.csv", "actors.toml"])
def test_an_empty_file_takes_nothing_back_unasked(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadActorsFile, match="the file is empty"):
        read_actors(written(tmp_path, " \n", name))


def test_a_folder_and_a_name_that_is_a_number_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadActorsFile, match="it cannot be read"):
        read_actors(tmp_path)
    with pytest.raises(BadActorsFile, match="it has no name"):
        read_actors(written(tmp_path, "[[actor]]\nname = 1\n", "actors.toml"))


def test_a_file_that_is_not_there_and_one_of_other_letters(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput):
        read_actors(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("name\nAda\nJosé\n".encode("latin-1"))
    with pytest.raises(BadActorsFile, match="line 3: it is not UTF-8"):
        read_actors(tmp_path / "latin.csv")
