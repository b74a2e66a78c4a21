"""How lists quote passages, and how they name where these stand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.model import Span
from onrecord.store import RecordReader
from onrecord.views.cli.app import app
from onrecord.views.cli.passages import Passages
from onrecord.views.cli.wording import shortened
from onrecord.views.shapes.gathered import Gathered

_LONG = "The ferry " + "did not sail, and nobody on the quay could say why; " * 20 + "it came back empty"


@pytest.fixture
def passages(record: Path) -> Iterator[Passages]:
    with RecordReader(record) as reader:
        yield Passages(Gathered(reader))


def _version(passages: Passages, outlet: str | None) -> str:
    return next(name for name, head in passages.gathered.heads.items() if head.outlet == outlet)


def test_a_long_quotation_keeps_its_beginning_and_its_end() -> None:
    told = shortened(_LONG)
    beginning, end = told.split(" … ")
    assert len(told) <= 300
    assert _LONG.startswith(f"{beginning} ")
    assert _LONG.endswith(f" {end}")


@pytest.mark.parametrize("words", ["", "No ship sailed.", "x" * 300])
def test_what_a_line_can_hold_stays_whole(words: str) -> None:
    assert shortened(words) == words


def test_words_without_spaces_are_shortened_too() -> None:
    told = shortened("北" * 900)
    assert len(told) < 300
    assert told.count("…") == 1


def test_only_lists_shorten(record: Path) -> None:
    with RecordReader(record) as reader:
        assert Passages(Gathered(reader), whole=True).told(_LONG) == _LONG
        assert Passages(Gathered(reader)).told(_LONG) == shortened(_LONG)


def test_a_place_names_the_outlet_or_that_there_is_none(passages: Passages) -> None:
    assert " Bell 2031-03-17 [0–6]" in passages.place(_version(passages, "Bell"), Span(0, 6))
    assert " no outlet named undated [2–7]" in passages.place(_version(passages, None), Span(2, 7))


def test_the_other_side_is_named_by_what_is_known_of_it(passages: Passages) -> None:
    bell, nobody = _version(passages, "Bell"), _version(passages, None)
    given = passages.gathered.given
    assert passages.other(bell, "the Bell") == f"the Bell ({given[bell]})"
    assert passages.other(bell, None) == f"Bell ({given[bell]})"
    assert passages.other(nobody, None) == given[nobody]
    assert passages.other(None, "Meridian Press") == "Meridian Press"


def test_lineage_is_short_in_the_list_and_whole_elsewhere(crisis: Path) -> None:
    def run(*arguments: str) -> str:
        return CliRunner().invoke(app, [*arguments, "--record", str(crisis)]).stdout

    edges = json.loads(run("lineage", "--json"))
    longest = max(edges, key=lambda edge: edge["span"][1] - edge["span"][0] if edge["span"] else 0)
    words = " ".join(longest["evidence"][0]["words"].split())
    offsets = "[{}–{}]".format(*longest["span"])
    listed, shown = run("lineage"), run("show", longest["id"])
    assert len(words) > 1000
    assert words not in listed
    assert offsets in listed
    assert words in shown
    assert max(map(len, listed.splitlines())) < 600


def test_an_older_version_is_named_as_such(passages: Passages) -> None:
    old = next(head for head in passages.gathered.heads.values() if not head.current)
    assert f"(v1 of {old.report_id}) Gazette" in passages.place(old.version_id, Span(0, 3))
    new = next(head for head in passages.gathered.heads.values() if head.current and head.versions == 2)
    assert passages.place(new.version_id, Span(0, 3), (1,)).endswith("[0–3], as in v1")


def test_lists_tell_the_words_of_two_versions_once(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        claims = Gathered(reader).claims()
        both = [name for name, one in claims if any(member.earlier for member in one.claim.members)]
    printed = CliRunner().invoke(app, ["show", both[0], "--record", str(crisis)]).stdout
    lines = [line.split("]", 1) for line in printed.splitlines() if "Channel Six News" in line]
    assert any(after.startswith(", as in v1") for _, after in lines)
    words = [after.removeprefix(", as in v1") for _, after in lines]
    assert len(words) == len(set(words))
