"""Scoring how real events are told to be."""

import hashlib
import json
from pathlib import Path

import pytest

from quality import score_realities
from quality.score_realities import read_pairs

TEXT = "Norland withdrew its troops on Friday. Estmark will send aid to Tessel."
WITHDREW, SEND = [8, 16], [52, 60]


def labelled(folder: Path, monkeypatch: pytest.MonkeyPatch, *, digest: str | None = None) -> Path:
    labels = folder / "realities.jsonl"
    events = [
        {"trigger": WITHDREW, "type": "YIELD", "reality": "actual"},
        {"trigger": SEND, "type": "AID", "reality": "actual"},
        {"trigger": SEND, "type": "ASSAULT", "reality": "planned"},
    ]
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()[:16] if digest is None else digest
    labels.write_text(json.dumps({"set": "crises/one", "doc_id": "a", "sha256": sha256, "events": events}))
    (folder / "crises").mkdir()
    (folder / "crises" / "one.jsonl").write_text(json.dumps({"doc_id": "a", "text": TEXT}))
    monkeypatch.setattr(score_realities, "LABELS", labels)
    return folder


def test_each_label_stands_beside_our_verdict_on_the_same_words_and_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_pairs(labelled(tmp_path, monkeypatch))
    assert [pair[0] for pair in found] == ["actual", "actual", "planned"]
    assert found[2][1] is None
    assert ("actual", "planned") in found


def test_a_text_that_changed_since_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="not the text that was labelled"):
        read_pairs(labelled(tmp_path, monkeypatch, digest="0" * 16))
