"""Our own labels: positions only, each where it can be."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Act
from training.statements import labels
from training.statements.labels import LABELS, is_blind, read_crises

ROWS: list[dict[str, Any]] = [json.loads(line) for line in LABELS.read_text(encoding="utf8").splitlines()]
ROLES = {"source", "cue", "content", "speaker", "addressee"}


def test_labels_hold_positions_and_no_text() -> None:
    for row in ROWS:
        assert set(row) == {"doc_id", "set", "split", "reader", "sha256", "statements"}
        for statement in row["statements"]:
            assert set(statement) <= ROLES | {"act"}
            assert Act(statement["act"])
            for role in ROLES & set(statement):
                assert all(isinstance(start, int) and 0 <= start < end for start, end in statement[role])


def test_no_blind_report_is_among_those_to_learn_from() -> None:
    blind = {row["doc_id"] for row in ROWS if row["split"] == "blind"}
    assert blind
    assert not blind & {row["doc_id"] for row in ROWS if row["split"] == "train"}


def test_second_readings_are_of_blind_reports_that_have_a_first() -> None:
    first = {row["doc_id"] for row in ROWS if row["split"] == "blind" and row["reader"] == 1}
    second = {row["doc_id"] for row in ROWS if row["reader"] == 2}
    assert second
    assert second <= first


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = "Ada Roe said it was shut."
    row = {
        "doc_id": "one",
        "set": "invented",
        "split": "train",
        "reader": 1,
        "sha256": hashlib.sha256(text.encode()).hexdigest()[:16],
        "statements": [],
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    (tmp_path / "invented.jsonl").write_text(json.dumps({"doc_id": "one", "text": text}) + "\n", encoding="utf8")
    monkeypatch.setattr(labels, "LABELS", tmp_path / "labels.jsonl")
    labels._texts.cache_clear()
    return tmp_path


def test_labels_are_joined_with_their_text(corpus: Path) -> None:
    assert [one.text for one in read_crises(corpus, split="train")] == ["Ada Roe said it was shut."]
    assert read_crises(corpus, split="blind") == []


def test_another_text_under_the_same_name_is_refused(corpus: Path) -> None:
    changed = json.dumps({"doc_id": "one", "text": "Ada Roe said it was open."})
    (corpus / "invented.jsonl").write_text(changed + "\n", encoding="utf8")
    with pytest.raises(ValueError, match="one of invented is not the text that was labelled"):
        read_crises(corpus, split="train")


def test_a_tenth_of_the_names_is_blind_and_always_the_same() -> None:
    names = [f"report {number}" for number in range(1000)]
    blind = [name for name in names if is_blind(name)]
    assert 70 < len(blind) < 130
    assert is_blind("report 1") == is_blind("report 1")
