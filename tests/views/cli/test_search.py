import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.cli.conftest import Run


@pytest.mark.parametrize("query", ['"foo', "a-b", "NEAR(", "*", "tank AND", "(", "“x", "'; DROP TABLE report"])
def test_nothing_that_a_person_types_is_an_error(record: Path, run: Run, query: str) -> None:
    result = run("search", query, "--record", record)
    assert result.exit_code == 0
    assert "Traceback" not in result.output


def test_what_is_found_is_shown_with_its_ids(record: Path, run: Run, snapshot: Callable[[str, str], None]) -> None:
    snapshot("search_80", run("search", "tank*", "--record", record, screen=80).stdout)
    snapshot("search_piped", run("search", "tank*", "--record", record).stdout)


def test_several_words_need_no_quotes(record: Path, run: Run) -> None:
    assert "1 statement, 1 report." in run("search", "bridge", "trucks", "--record", record).stderr


def test_nothing_found_is_said(record: Path, run: Run) -> None:
    assert "Nothing matches." in run("search", "zebra", "--record", record).stderr


def test_a_limit_says_what_it_left_out(record: Path, run: Run) -> None:
    result = run("search", "tank", "--limit", "1", "--record", record)
    assert "1 statement and 0 reports left out by --limit." in result.stderr


def test_json_holds_statements_and_reports(record: Path, run: Run) -> None:
    value = json.loads(run("search", "trucks", "--record", record, "--json").stdout)
    assert [row["words"] for row in value["statements"]] == ["The bridge carries 40 trucks."]
    assert [piece["text"] for piece in value["reports"][0]["snippet"] if piece["hit"]] == ["trucks"]


def test_csv_holds_statements_and_reports(record: Path, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "trucks", "--record", record, "--csv").stdout)))
    assert [(row["hit"], row["id"][:2], row["title"]) for row in rows] == [
        ("statement", "s-", "Bridge “reopened”"),
        ("report", "r-", "Bridge “reopened”"),
    ]
    assert rows[0]["kind"] == "direct"
    assert "40 trucks" in rows[1]["words"]
    assert rows[1]["report"] == rows[1]["id"] == rows[0]["report"]


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
@pytest.mark.parametrize("query", ["", '"', "* (", "…"])
def test_a_query_without_a_word_is_told_so(record: Path, run: Run, query: str, form: tuple[str, ...]) -> None:
    result = run("search", query, *form, "--record", record)
    assert "The query holds no word" in result.stderr
    assert "Nothing matches" not in result.stderr
