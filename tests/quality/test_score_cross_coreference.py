"""A toy corpus of two reports, read as the package reads, scored, and written for other scorers."""

import json
from pathlib import Path

import pytest

from quality import score_cross_coreference
from quality.cross_coreference_corpus import GoldReport, gold_mentions, read_gold
from tests.language import parser

TEXTS = {
    "1_a": "Police arrested Teodor Halvik in Ostrel .\nHalvik 's lawyer objected .",
    "1_b": "The arrest of Halvik drew protests in Ostrel .",
}
MENTIONS = (
    ("1_a", 0, [1], "event", "E1", True),
    ("1_a", 0, [2, 3], "entity", "N1", True),
    ("1_a", 1, [0], "entity", "N1", True),
    ("1_a", 1, [2], "entity", "SING_1", False),
    ("1_b", 0, [1], "event", "E1", True),
    ("1_b", 0, [3], "entity", "N1", True),
    ("1_b", 0, [7], "loc", "L1", True),
)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "coreference"
    folder.mkdir(parents=True)
    documents = [
        {"doc_id": key, "text": text, "topic": "1", "story": "1x", "split": "dev"} for key, text in TEXTS.items()
    ]
    mentions = [
        {"id": f"{key}#{n}", "doc_id": key, "sent": sentence, "tok": words, "type": sort, "cluster": cluster,
         "validated": checked}
        for n, (key, sentence, words, sort, cluster, checked) in enumerate(MENTIONS)
    ]  # fmt: skip
    for name, lines in (("docs", documents), ("mentions", mentions)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / f"ecbplus_{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def gold(reference: Path, *, everything: bool = False) -> list[GoldReport]:
    return read_gold(reference, parser=parser(), parts=("dev",), everything=everything)


def test_mentions_are_found_in_the_parse(reference: Path) -> None:
    first, second = gold(reference)
    assert [m.form for m in first.read.events] == ["arrested"]
    assert [m.form for m in first.read.entities] == ["halvik", "halvik"]
    assert [m.lemma for m in second.read.events] == ["arrest"]
    assert [m.words for m in first.mentions] == ["arrested", "Teodor Halvik", "Halvik"]


def test_unchecked_sentences_count_only_when_asked_for(reference: Path) -> None:
    assert len(list(gold_mentions(gold(reference), "entity"))) == 3
    assert len(list(gold_mentions(gold(reference, everything=True), "entity"))) == 4


def test_another_part_holds_nothing(reference: Path) -> None:
    assert read_gold(reference, parser=parser(), parts=("train",)) == []


def test_the_table_and_the_files(
    reference: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(score_cross_coreference, "load_parser", parser)
    score_cross_coreference.main([str(reference), "--write", str(tmp_path / "out"), "--cache", str(tmp_path / "cache")])
    rows = {line[:24].strip(): line[24:].split() for line in capsys.readouterr().out.splitlines()[2:]}
    assert rows["events"][0] == "2"
    assert rows["entities, places, times"][0] == "4"
    assert rows["places"][1] == "66.7"  # a lone mention: no links for MUC, all right for the others
    lines = (tmp_path / "out" / "events.found.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["1_a#0", "1_b#4"]
    assert len(list((tmp_path / "cache").iterdir())) == 2
