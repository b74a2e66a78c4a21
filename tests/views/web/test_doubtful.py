"""Disputes that are doubtful: in no list, no search and no brief, and still within reach."""

import json
import shutil
from pathlib import Path
from urllib.parse import quote

import apsw
import pytest
from typer.testing import CliRunner

from onrecord.model.claims import SlotPoints
from onrecord.model.disputes import Dispute, Standing
from onrecord.store import DISPUTES, DOUBTFUL, RecordReader
from onrecord.store.values import from_json, to_json
from onrecord.views.cli.app import app
from onrecord.views.web.group_wording import question_words
from tests.views.web.visiting import Visitor


@pytest.fixture(scope="module")
def doubted(crisis: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A record in which a dispute about a claim came out doubtful: its path, the dispute's id, and the claim's."""
    path = tmp_path_factory.mktemp("doubtful") / "crisis.record"
    shutil.copy(crisis, path)
    connection = apsw.Connection(str(path))
    held = connection.execute("SELECT group_id, data FROM grouping WHERE family = ? ORDER BY 1", (DISPUTES,))
    name, dispute = next((row[0], one) for row in held if (one := from_json(Dispute, row[1])).claim_id)
    evidence = (SlotPoints("held: by a thing", "", "", -1.5),)
    turned = Dispute(
        dispute.dispute_id,
        dispute.claim_id,
        dispute.question,
        dispute.kind,
        dispute.sides,
        dispute.links,
        Standing.DOUBTFUL,
        0.21,
        evidence,
    )
    query = "UPDATE grouping SET family = ?, data = ? WHERE group_id = ?"
    connection.execute(query, (DOUBTFUL, to_json(turned), name))
    connection.close()
    return path, name, f"c-{dispute.claim_id}"


def test_lists_and_searches_pass_it_over(doubted: tuple[Path, str, str]) -> None:
    path, name, _ = doubted
    with RecordReader(path) as reader:
        label = reader.groups(DOUBTFUL, Dispute)[0][1].question
        assert name not in [row.group_id for row in reader.group_rows(DISPUTES).rows]
    visitor = Visitor(path)
    assert f"/disputes/{name}" not in visitor.get("/disputes").text
    asked = f"/search?q={quote(question_words(label))}"
    assert "/claims/" in visitor.get(asked).text
    assert f"/disputes/{name}" not in visitor.get(asked).text
    assert name not in [one["id"] for one in visitor.get("/api/v1/disputes").json()["items"]]


def test_its_claim_leads_to_it_and_its_page_says_why(doubted: tuple[Path, str, str]) -> None:
    path, name, claim = doubted
    visitor = Visitor(path)
    assert f"/disputes/{name}" in visitor.get(f"/claims/{claim}").text
    page = visitor.page(f"/disputes/{name}").text
    assert "Doubtful" in page
    assert "held: by a thing" in page
    assert "-1.50" in page


def test_programs_and_the_command_line_ask_for_it(doubted: tuple[Path, str, str]) -> None:
    path, name, _ = doubted
    (found,) = Visitor(path).get("/api/v1/disputes?doubtful=true").json()["items"]
    assert (found["id"], found["standing"], found["chance"]) == (name, "doubtful", 0.21)
    assert Visitor(path).get(f"/api/v1/disputes/{name}").json() == found
    run = CliRunner().invoke(app, ["disputes", "--doubtful", "--json", "--record", str(path)])
    assert [one["id"] for one in json.loads(run.stdout)] == [name]
    plain = CliRunner().invoke(app, ["disputes", "--json", "--record", str(path)])
    assert {one["standing"] for one in json.loads(plain.stdout)} == {"sure"}
    shown = CliRunner().invoke(app, ["show", name, "--json", "--record", str(path)])
    assert json.loads(shown.stdout)["id"] == name


def test_people_may_decide_on_it(doubted: tuple[Path, str, str]) -> None:
    path, name, _ = doubted
    run = CliRunner().invoke(app, ["review", "confirm", name, "--record", str(path)])
    assert run.exit_code == 0, run.output
