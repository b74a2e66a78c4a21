"""The commands about what several reports tell together, on a small record of real reports."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.views.cli.app import app


def _run(record: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--record", str(record)])
    assert result.exit_code == 0, result.output
    return result.stdout


def _json(record: Path, *arguments: str) -> Any:
    return json.loads(_run(record, *arguments, "--json"))


def _words(record: Path, item: Any, text: dict[str, str]) -> str:
    """The words that an item points to, read from the text that `show` prints."""
    if item["report"] not in text:
        text[item["report"]] = _json(record, "show", item["report"])["text"]
    return text[item["report"]][item["start"] : item["end"]]


def test_claims_have_the_promised_shape_and_lead_to_their_words(crisis: Path) -> None:
    texts: dict[str, str] = {}
    found = _json(crisis, "claims")
    assert found
    for claim in found:
        assert {"id", "proposition", "items", "reports", "outlets", "origins"} <= claim.keys()
        assert claim["origins"] <= claim["reports"]
        for item in claim["items"]:
            assert {"report", "start", "end", "position", "speaker"} <= item.keys()
            assert item["position"] in ("asserts", "denies", "doubts", "raises")
            assert _words(crisis, item, texts).strip()


def test_copies_of_one_wire_are_one_origin(crisis: Path) -> None:
    told = [claim for claim in _json(crisis, "claims") if claim["reports"] >= 3]
    assert any(claim["origins"] == 1 for claim in told)


def test_disputes_show_the_words_of_both_sides(crisis: Path) -> None:
    texts: dict[str, str] = {}
    found = _json(crisis, "disputes")
    assert found
    for dispute in found:
        assert {"id", "question", "kind", "sides"} <= dispute.keys()
        assert len(dispute["sides"]) >= 2
        for side in dispute["sides"]:
            assert side["items"]
            assert side["origins"] >= 1
            for item in side["items"]:
                assert item["words"] == _words(crisis, item, texts)


def test_series_put_figures_in_order(crisis: Path) -> None:
    found = _json(crisis, "figures", "--series")
    assert found
    for series in found:
        assert series["relation"] in ("conflict", "rise", "compatible")
        days = [point["as_of"] for point in series["points"] if point["as_of"]]
        assert days == sorted(days)


def test_lineage_names_the_report_that_words_come_from(crisis: Path) -> None:
    edges = _json(crisis, "lineage", "--report", "lantern")
    assert [(edge["relation"], edge["other_report"]) for edge in edges if edge["relation"] == "copied_from"] == [
        ("copied_from", "mpa-selmara-says-ordavia-massed-troops")
    ]
    assert all(edge["span"] and edge["other_span"] for edge in edges if edge["relation"] == "copied_from")


def test_a_timeline_keeps_to_its_budget_and_its_words(crisis: Path) -> None:
    texts: dict[str, str] = {}
    entries = _json(crisis, "timeline", "--budget", "3")
    assert len({entry["date"] for entry in entries}) == 3
    assert [entry["date"] for entry in entries] == sorted(entry["date"] for entry in entries)
    for entry in entries:
        assert entry["text"] == _words(crisis, entry, texts)


def test_coverage_tells_apart_who_carries_a_claim_and_who_its_denial(crisis: Path) -> None:
    found = _json(crisis, "coverage")
    carried = {one["carries"] for claim in found for one in claim["outlets"]}
    assert {"claim", "neither"} <= carried <= {"claim", "denial", "both", "neither"}


@pytest.mark.parametrize("command", ["claims", "disputes", "lineage", "stories", "timeline", "wording", "coverage"])
def test_every_list_reads_well_without_json(crisis: Path, command: str) -> None:
    printed = _run(crisis, command)
    assert "\x1b" not in printed
    assert "Span(" not in printed


def test_a_filter_leaves_out_what_does_not_match(crisis: Path) -> None:
    assert _json(crisis, "claims", "--text", "no such words anywhere") == []
    assert _json(crisis, "disputes", "--speaker", "Nobody At All") == []


def test_series_refuses_filters_that_it_does_not_know(crisis: Path) -> None:
    result = CliRunner().invoke(app, ["figures", "--series", "--outlet", "x", "--record", str(crisis)])
    assert result.exit_code == 2
    assert "--series takes" in result.output


def test_a_step_that_does_not_exist_is_refused(crisis: Path) -> None:
    result = CliRunner().invoke(app, ["timeline", "--by", "hour", "--record", str(crisis)])
    assert result.exit_code == 2
    assert "day, week or month" in result.output


def test_limits_are_never_silent(crisis: Path) -> None:
    result = CliRunner().invoke(app, ["claims", "--limit", "1", "--record", str(crisis)])
    assert "left out by --limit" in result.output


def test_changes_tell_what_was_cut_from_a_report_and_what_was_added(crisis: Path) -> None:
    found = _json(crisis, "changes", "--since", "2031-03-18")
    (edited,) = [change for change in found if change["kind"] == "edited report"]
    kinds = {edit["kind"] for edit in edited["edits"]}
    assert {"cut", "changed"} <= kinds
    assert any("officers were arrested" in cited["words"] for cited in edited["before"])
    assert edited["seen"] is not None


def test_nothing_is_new_after_the_last_report(crisis: Path) -> None:
    assert _json(crisis, "changes", "--since", "2031-06-01") == []


def test_every_sentence_of_a_brief_has_its_sources(crisis: Path) -> None:
    page = json.loads(_run(crisis, "brief", "--since", "2031-03-18", "--format", "json"))
    texts: dict[str, str] = {}
    assert page["sections"]
    for section in page["sections"]:
        for item in section["items"]:
            for sentence in item["sentences"]:
                assert sentence["citations"]
                for cited in sentence["citations"]:
                    assert cited["words"] == _words(crisis, cited, texts)


def test_a_brief_is_a_page_in_markdown_and_in_html(crisis: Path) -> None:
    page = _run(crisis, "brief")
    assert page.startswith("# Brief")
    assert "## Sources" in page
    written = _run(crisis, "brief", "--format", "html")
    assert written.startswith("<!doctype html>")
    assert "<script" not in written


def test_a_form_that_does_not_exist_is_refused(crisis: Path) -> None:
    result = CliRunner().invoke(app, ["brief", "--format", "pdf", "--record", str(crisis)])
    assert result.exit_code == 2
    assert "md, html or json" in result.output


@pytest.mark.parametrize("command", [("claims",), ("disputes",), ("lineage",), ("figures", "--series")])
def test_each_thing_can_be_shown_by_its_id_or_the_beginning_of_it(crisis: Path, command: tuple[str, ...]) -> None:
    first = _json(crisis, *command)[0]
    assert _json(crisis, "show", first["id"]) == first
    assert first["id"] in _run(crisis, "show", first["id"][:10])


@pytest.mark.parametrize(
    ("command", "listed"),
    [
        (("claims",), "claims"),
        (("disputes",), "disputes"),
        (("figures", "--series"), "series"),
        (("lineage",), "lineage"),
        (("stories",), "stories"),
        (("timeline",), "timeline"),
    ],
)
def test_csv_has_the_rows_that_an_export_of_the_list_has(crisis: Path, command: tuple[str, ...], listed: str) -> None:
    def rows(*arguments: str) -> list[list[str]]:
        result = CliRunner().invoke(app, [*arguments, "--record", str(crisis)])
        return list(csv.reader(io.StringIO(result.stdout_bytes.decode(), newline="")))

    printed, exported = rows(*command, "--csv"), rows("export", "--as", "csv", "--list", listed)
    assert len(printed) > 2
    assert printed[0] == exported[0]
    assert sorted(printed) == sorted(exported)


def test_csv_is_narrowed_as_the_list_is(crisis: Path) -> None:
    whole, narrowed = (_run(crisis, "claims", "--csv", "--origins", n) for n in ("1", "2"))
    told = {row["id"] for row in csv.DictReader(io.StringIO(narrowed, newline=""))}
    assert told == {claim["id"] for claim in _json(crisis, "claims", "--origins", "2")}
    assert len(narrowed) < len(whole)


def test_json_and_csv_exclude_each_other(crisis: Path) -> None:
    result = CliRunner().invoke(app, ["lineage", "--json", "--csv", "--record", str(crisis)])
    assert result.exit_code == 2
    assert "exclude each other" in result.output
