"""Names of one person, the fit of a toy preference, and a label that becomes an example."""

import hashlib
import json
from pathlib import Path

import pytest

from onrecord.annotations.mentions.antecedents import NOBODY_SLOTS, SLOTS
from onrecord.annotations.mentions.ranker import Candidate, Choice, choose
from quality.coreference_corpus import parse_report
from tests.language import parser
from training.coreference.examples import Example, label_examples
from training.coreference.fitting import fit
from training.coreference.labels import read_labels, same_name
from training.statements import labels as statement_labels

TEXT = "Envoy Pavel Renn met Boris Lasko in Ostrel. He said nothing was signed. The envoy left on Monday."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the United States", "US", True),
        ("Mr Pavel Renn", "Renn", True),
        ("Volodymyr Zelenskyy", "Zelensky", True),
        ("Pavel Renn", "Boris Renn", False),
        ("", "Renn", False),
    ],
)
def test_same_name(one: str, other: str, *, same: bool) -> None:
    assert same_name(one, other) is same


def toy(role: str, other: str) -> Example:
    """A choice between two candidates that differ in their roles only; the first is right."""

    def values(of_role: str) -> tuple[str, ...]:
        return tuple(of_role if slot == "role" else "" for slot in SLOTS)

    candidates = (Candidate(0, 0, values(role)), Candidate(1, 1, values(other)))
    return Example("toy", Choice(2, "he", candidates, ("",) * len(NOBODY_SLOTS)), frozenset({0}))


def test_fit_prefers_what_the_examples_prefer_and_does_so_twice_alike() -> None:
    examples = [toy("speaker", "object"), toy("speaker", "oblique")]
    first, second = (fit(examples, importance=[1.0, 1.0], penalty=1.0) for _ in range(2))
    assert first.as_json() == second.as_json()
    unseen = toy("object", "speaker").choice
    chosen = choose(unseen, weights=first.weights())
    assert chosen is not None
    assert chosen.cluster == 1


def test_a_label_becomes_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crises = tmp_path / "corpora" / "crises"
    crises.mkdir(parents=True)
    (crises / "toy.jsonl").write_text(json.dumps({"doc_id": "1", "text": TEXT}) + "\n", encoding="utf-8")
    start, name = TEXT.index("He said"), TEXT.index("Renn")
    one = {"source": [[start, start + 2]], "speaker": [[name, name + 4]]}
    joint = {"source": [[0, 5]], "speaker": [[name, name + 4], [0, 5]]}
    line = {
        "doc_id": "1",
        "set": "toy",
        "split": "train",
        "reader": 1,
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest()[:16],
        "statements": [one, joint],
    }
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(line) + "\n", encoding="utf-8")
    monkeypatch.setattr(statement_labels, "LABELS", labels)
    (report,) = read_labels(tmp_path)
    assert [(source.span.of(report.text), source.speaker) for source in report.sources] == [("He", "Renn")]
    weights = fit([toy("speaker", "object")], importance=[1.0], penalty=1.0).weights()
    (example,) = label_examples(report, parse_report("1", TEXT, parser=parser()), weights)
    assert example.choice.sort == "he"
    assert {example.choice.candidates[k].phrase for k in example.right} == {0}
    assert len(example.choice.candidates) > len(example.right)
