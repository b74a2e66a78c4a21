"""Files of a user's own outlets."""

from pathlib import Path

import pytest

from onrecord.errors import BadOutletsFile, NoSuchInput
from onrecord.model.lineage import KnownOutlet, OutletKind
from onrecord.sources.outlet_files import read_outlets

CSV = """name,aliases,owner,country,kind,site
Harbour Gazette,The Gazette|Gazette Online,Quay Media,Norway,outlet,https://www.gazette.example/
,,,,,

"Kessa Wire, The",KW,Quay Media,,agency,
"""
TOML = """
[[outlet]]
name = "Harbour Gazette"
aliases = ["The Gazette", "Gazette Online"]
owner = "Quay Media"
country = "NOR"
kind = "outlet"
site = ["gazette.example"]
"""


def written(path: Path, text: str, name: str = "outlets.csv") -> Path:
    path = path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_becomes_outlets(tmp_path: Path) -> None:
    gazette, wire = read_outlets(written(tmp_path, CSV))
    aliases = ("The Gazette", "Gazette Online")
    assert gazette == KnownOutlet(
        "Harbour Gazette", aliases, "Quay Media", "NOR", OutletKind.OUTLET, ("gazette.example",), 2
    )
    assert (wire.name, wire.kind, wire.sites, wire.line) == ("Kessa Wire, The", OutletKind.AGENCY, (), 5)


def test_toml_becomes_outlets(tmp_path: Path) -> None:
    (gazette,) = read_outlets(written(tmp_path, TOML, "outlets.toml"))
    assert (gazette.owner, gazette.country, gazette.sites) == ("Quay Media", "NOR", ("gazette.example",))
    assert (gazette.aliases, gazette.line) == (("The Gazette", "Gazette Online"), 2)


def test_a_name_alone_will_do(tmp_path: Path) -> None:
    assert read_outlets(written(tmp_path, "\ufeffname\nHarbour Gazette\n")) == (KnownOutlet("Harbour Gazette", line=2),)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name,land\nGazette,NOR\n", 1, "no column 'land'"),
        ("owner\nQuay\n", 1, "'name' is missing"),
        ("name,name\nGazette,Post\n", 1, "twice"),
        ("name,owner\nGazette,Quay\nPost\n", 3, "1 fields"),
        ("name,owner\n,Quay\n", 2, "no name"),
        ("name,country\nGazette,Atlantis\n", 2, "'Atlantis' is no country"),
        ("name,kind\nGazette,rag\n", 2, "'rag' is no kind"),
        ("name,site\nGazette,a house\n", 2, "'a house' is no web site"),
        ("name,aliases\nGazette,Post\nBell,post\n", 3, "'post' stands for the outlet of line 2"),
        ('name,owner\n"Gazette,Quay\n', 2, "unexpected end of data"),
    ],
)
def test_what_cannot_be_understood_names_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(BadOutletsFile, match=f"line {line}: .*") as error:
        read_outlets(written(tmp_path, text))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[outlet]]\nname = \n", "line 2"),
        ("owner = 'Quay'\n[[outlet]]\nname = 'Gazette'\n", "outside of outlets"),
        ("[[outlet]]\nname = 'Gazette'\nland = 'NOR'\n", "no column 'land'"),
    ],
)
def test_broken_toml_says_where(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadOutletsFile, match=told):
        read_outlets(written(tmp_path, text, "outlets.toml"))


def test_bytes_that_are_no_text_name_their_line(tmp_path: Path) -> None:
    path = tmp_path / "outlets.csv"
    path.write_bytes(b"name\nGazette\n\xff\n")
    with pytest.raises(BadOutletsFile, match="line 3: it is not UTF-8"):
        read_outlets(path)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput):
        read_outlets(tmp_path / "nowhere.csv")
