"""Labels of events, sentences from phrases, folds and the fit."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.model import EventType, Reality, Span
from training.events.examples import CORPUS_NAME, PHRASE, Example, alike, folds, unmarked
from training.events.fitting import Likeness, Recipe
from training.events.labels import LABELS, NONE, digest, read_pairs
from training.events.phrases import made_pairs, read_phrases
from training.events.training import sharpness, slope_and_height

ROWS: list[dict[str, Any]] = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def test_labels_hold_positions_and_no_text() -> None:
    for row in ROWS:
        name = "id_sha256" if row["set"].startswith("statements/") else "doc_id"
        assert set(row) == {"set", name, "sha256", "pairs"}
        for pair in row["pairs"]:
            assert set(pair) == {"sentence", "source", "target", "type", "reality"}
            start, end = pair["sentence"]
            assert all(start <= low < high <= end for low, high in (pair["source"], pair["target"]))
            assert (pair["type"] == NONE) == (pair["reality"] is None)
            assert pair["type"] == NONE or (EventType(pair["type"]) and Reality(pair["reality"]))


def test_no_labels_point_into_sets_that_recur_in_public_tests() -> None:
    assert not {row["set"] for row in ROWS if row["set"].startswith("events/")}


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[Path, Path]:
    text = "Rain. Norland shelled Karst."
    pair = {"sentence": [6, 28], "source": [6, 13], "target": [22, 27], "type": "ASSAULT", "reality": "actual"}
    row = {"set": "news/one", "doc_id": "a#2", "sha256": digest(text), "pairs": [pair]}
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.jsonl").write_text(json.dumps({"id": "a", "text1": "x", "text2": text}) + "\n")
    labels = tmp_path / "pairs.jsonl"
    labels.write_text(json.dumps(row) + "\n")
    return tmp_path, labels


def test_labels_are_joined_with_their_texts(labelled: tuple[Path, Path]) -> None:
    (pair,) = read_pairs(labelled[0], labels=labelled[1])
    assert pair.source is not None
    assert pair.target is not None
    assert (pair.source.of(pair.sentence), pair.target.of(pair.sentence)) == ("Norland", "Karst")
    assert (pair.type, pair.reality) == (EventType.ASSAULT, Reality.ACTUAL)


def test_a_changed_text_is_refused(labelled: tuple[Path, Path]) -> None:
    path = labelled[0] / "news" / "one.jsonl"
    path.write_text(path.read_text().replace("Rain", "Snow"))
    with pytest.raises(ValueError, match="not the text that was labelled"):
        list(read_pairs(labelled[0], labels=labelled[1]))


def test_marks_are_taken_out_and_the_first_of_each_counts() -> None:
    sentence, spans = unmarked("<s>Norland</s> paid <t>Estland</t>, and <t>Estland</t> left.")
    assert sentence == "Norland paid Estland, and Estland left."
    assert spans == {"s": Span(0, 7), "t": Span(13, 20)}


def test_every_phrase_names_both_sides_and_every_type_has_many() -> None:
    phrases = list(read_phrases())
    assert len(set(phrases)) == len(phrases)
    for kind in EventType:
        assert sum(one is kind for one, _ in phrases) >= 40
    for pair in made_pairs():
        assert pair.source is not None
        assert pair.target is not None
        assert not pair.source.overlaps(pair.target)


def test_made_sentences_are_the_same_each_time() -> None:
    assert list(made_pairs()) == list(made_pairs())


def test_nearly_equal_sentences_share_a_number() -> None:
    one = "Norland lifted the ban on imports of Estlander beef on Monday"
    two = "On Friday Norland lifted the ban on imports of Estlander beef"
    assert alike([one, "Quite another thing happened in the far south", two]) == [0, 1, 0]


def example(kind: EventType, sentence: str, *numbers: int, origin: str = CORPUS_NAME) -> Example:
    vector = np.zeros(4, np.float32)
    vector[list(EventType).index(kind) % 4] = 1
    return Example(origin, sentence, sentence, kind, np.array(sorted(numbers), np.int32), vector)


def test_folds_spread_types_and_keep_equal_sentences_together() -> None:
    examples = [
        example(kind, f"{kind} number {n // 2} told in words {kind}{n // 2}x y{n // 2}", n)
        for kind in (EventType.AID, EventType.YIELD)
        for n in range(20)
    ]
    found = folds(examples, seed=1)
    assert sorted(number for fold in found for number in fold) == list(range(40))
    assert found == folds(examples, seed=1)
    assert found != folds(examples, seed=2)
    for fold in found:
        assert sum(examples[number].type is EventType.AID for number in fold) == 4
        assert {examples[number].sentence for number in fold}.isdisjoint(
            examples[number].sentence for other in found if other is not fold for number in other
        )


def test_weights_give_what_the_likeness_gives() -> None:
    examples = [
        example(EventType.AID, "a", 1, 2, 9),
        example(EventType.AID, "b", 1, 3),
        example(EventType.YIELD, "c", 4, 5, 9),
        example(EventType.YIELD, "d", 4, 6, origin=PHRASE),
    ]
    likeness = Likeness(examples, Recipe(), CORPUS_NAME)
    targets = np.array([[1], [1], [-1], [-1]], np.float32)
    seen = np.arange(4)
    coefficients = likeness.coefficients(seen, targets, np.ones(4, np.float32))
    by_likeness = likeness.scores(seen[:3], seen, coefficients)
    linear = likeness.linear(seen, coefficients)
    for number in range(3):
        one = examples[number]
        named = linear.names[one.numbers].sum(0) / np.linalg.norm(likeness.rarity[one.numbers])
        raw = named + one.meanings / np.linalg.norm(one.meanings) @ linear.meanings + linear.always
        assert raw == pytest.approx(by_likeness[number], abs=1e-4)
    assert (by_likeness[:, 0] > 0).tolist() == [True, True, False]


def test_likelihoods_are_fitted_to_what_was_seen() -> None:
    sure = np.array([[1.0, -1.0], [-1.0, 1.0]] * 20, np.float32)
    assert sharpness(sure, [0, 1] * 20) > sharpness(sure, [0, 1] * 15 + [1, 0] * 5)
    slope, height = slope_and_height(np.array([-1.0, -0.5, 0.4, 1.0, -0.9, 0.3], np.float32), [False, True] * 3)
    assert slope > 0
    assert abs(height) < 5
