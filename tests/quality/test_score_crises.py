"""The invented crises: their marks stand in their reports, and what is compared is counted by its words."""

import json
from pathlib import Path
from typing import Any

import pytest

from quality.score_crises import CRISES, Crisis, tell_claims, tell_disputes, tell_lineage, tell_series

NAMES = sorted(place.parent.name for place in CRISES.glob("*/gold.json"))
TEXT = "The army shelled Osk, Vask said. Norland denied it. Nine people died."


def marked_words(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """All words that a reference quotes, each with its report."""
    sides = [mark for one in gold["disputes"] for side in ("asserts", "denies") for mark in one[side]]
    traps = [trap[side] for trap in gold["not_disputes"] for side in ("a", "b")]
    words = [mark for one in gold["corroborated"] for mark in one["words"]]
    taken_back = [one[side] for one in gold["retractions"] for side in ("claimed", "withdrawn")]
    edits = [(one[report], text) for one in gold["edits"] for report, kind in EDITS for text in one[kind]]
    return [(mark[0], mark[-1]) for mark in (*sides, *traps, *words, *taken_back, *edits)]


EDITS = (("first", "cut"), ("second", "added"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_marked_stands_in_its_report(name: str) -> None:
    rows = (Path(CRISES) / name / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, rows)}
    gold = json.loads((CRISES / name / "gold.json").read_text(encoding="utf-8"))
    assert len(texts) == len(rows) >= 9
    assert [one for one in marked_words(gold) if one[1] not in texts[one[0]]] == []
    named = [report for edge in gold["lineage"] for report in (edge["from"], edge["to"])]
    named += [point[0] for series in gold["figure_series"] for point in series["points"]]
    assert set(named) <= set(texts)


def crisis(**lists: Any) -> Crisis:
    gold: dict[str, list[Any]] = {
        "disputes": [
            {"question": "?", "asserts": [["a", "Vask", "shelled Osk"]], "denies": [["a", "Norland", "denied it"]]}
        ],
        "not_disputes": [{"why": "other", "a": ["a", "Nine people"], "b": ["b", "Nine people"]}],
        "corroborated": [{"what": "?", "reports": ["a", "b"], "words": [["a", "died"], ["b", "died"]]}],
        "lineage": [{"from": "a", "to": "b", "kind": "whole"}, {"from": "b", "to": "a", "kind": "credits"}],
        "figure_series": [{"counts": "dead", "points": [["a", 9, "=", "2031-01-01"], ["b", 9, "=", "2031-01-01"]]}],
    }
    none: dict[str, list[Any]] = {"disputes": [], "claims": [], "lineage": [], "series": []}
    return Crisis("one", gold, {"a": TEXT, "b": TEXT}, {**none, **lists})


def items(*places: tuple[str, str]) -> dict[str, Any]:
    found = [{"report": r, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)} for r, words in places]
    return {"items": found}


def test_a_dispute_counts_where_its_sides_touch_the_marks(capsys: pytest.CaptureFixture[str]) -> None:
    right = {"sides": [items(("a", "Norland denied")), items(("a", "The army shelled Osk"))]}
    trap = {"sides": [items(("a", "people died")), items(("b", "Nine"))]}
    one_sided = {"sides": [items(("a", "shelled Osk")), items(("b", "denied it"))]}
    tell_disputes(crisis(disputes=[one_sided]), misses=True)
    assert "0 of 1 found, 0 of 1 told are listed, 0 of 1 wrongly disputed" in (told := capsys.readouterr().out)
    assert "missed: ?" in told
    tell_disputes(crisis(disputes=[right, trap]), misses=True)
    assert "1 of 1 found, 1 of 2 told are listed, 1 of 1 wrongly disputed" in (told := capsys.readouterr().out)
    assert "no dispute: other" in told


def test_reports_count_where_one_claim_has_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    tell_claims(crisis(claims=[items(("a", "people died")), items(("b", "died"))]), misses=False)
    assert "0 of 1 whole, 1 of 2 reports" in capsys.readouterr().out
    tell_claims(crisis(claims=[items(("a", "people died"), ("b", "died"))]), misses=False)
    assert "1 of 1 whole, 2 of 2 reports" in capsys.readouterr().out


def test_copies_count_with_their_direction(capsys: pytest.CaptureFixture[str]) -> None:
    turned = {"report": "a", "other_report": "b", "relation": "copied_from"}
    tell_lineage(crisis(lineage=[turned]), misses=True)
    assert "0 of 1 copies with their direction, 0 others" in (told := capsys.readouterr().out)
    assert "missed: a to b" in told
    right = {"report": "b", "other_report": "a", "relation": "copied_from"}
    tell_lineage(crisis(lineage=[right]), misses=False)
    assert "1 of 1 copies" in capsys.readouterr().out


def test_numbers_count_in_the_series_that_has_most(capsys: pytest.CaptureFixture[str]) -> None:
    points = [{"report": "a", "value": 9}, {"report": "b", "value": 9}, {"report": "b", "value": [3, 4]}]
    tell_series(crisis(series=[{"points": points[:1]}, {"points": points}]), misses=False)
    assert "2 of 2 numbers in one series, 1 of other things beside" in capsys.readouterr().out
