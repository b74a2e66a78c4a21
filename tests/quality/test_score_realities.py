"""Scoring how real events are told to be, and whether they are any."""

import json
from pathlib import Path

import pytest

from quality import reality_labels
from quality.reality_labels import NONE, read_realities
from quality.score_realities import count

TEXT = "Norland withdrew its troops on Friday. Estmark will send aid to Tessel."
WITHDREW, SEND = (8, 16), (52, 60)


def labelled(folder: Path, monkeypatch: pytest.MonkeyPatch, *, digest: str | None = None) -> Path:
    labels = folder / "realities.jsonl"
    events = [
        [*WITHDREW, "YIELD", "ok", "actual"],
        [*SEND, "AID", "ok", "actual"],
        [*SEND, "ASSAULT", "NONE", None],
    ]
    row = {"set": "crises/one", "sha256": digest or reality_labels.digest(TEXT), "part": "held"}
    labels.write_text(json.dumps(row | {"events": events}))
    (folder / "crises").mkdir()
    (folder / "crises" / "one.jsonl").write_text(json.dumps({"doc_id": "a", "text": TEXT}))
    monkeypatch.setattr(reality_labels, "LABELS", labels)
    return folder


def test_labels_are_read_with_what_readers_took_the_words_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = labelled(tmp_path, monkeypatch)
    (report,) = read_realities(folder, parts=["held"])
    assert report.labels[*WITHDREW, "YIELD"].reality == "actual"
    assert report.labels[*SEND, "ASSAULT"].right == NONE
    assert not list(read_realities(folder, parts=["learned"]))


def test_each_label_stands_beside_our_verdict_on_the_same_words_and_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = count(read_realities(labelled(tmp_path, monkeypatch), parts=["held"]))
    assert counts["event",] == 2
    assert counts["ours", "right"] == 2
    assert counts["reality", "actual", "actual"] == 1
    assert counts["reality", "actual", "planned"] == 1


def test_a_text_that_changed_since_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = labelled(tmp_path, monkeypatch, digest="0" * 16)
    with pytest.raises(ValueError, match="no longer has the text"):
        list(read_realities(folder, parts=["held"]))
