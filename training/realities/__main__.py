"""Trains what corrects the realities of events, and tells no events, and writes its weights and scores.

usage: python -m training.realities [--reference FOLDER]

FOLDER holds corpora/. Learns from the part "learned" of `quality/labels/realities.jsonl`: softmax regression over
hashed features for the nine realities, and logistic regression over the same for no event, both with a penalty on
squared weights; and the reader of sentences (`reader.py`), whose order of passages is drawn by a fixed seed. Takes
about half an hour of one core.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from onrecord.record.events.reality_learned import BUCKETS, REALITIES, Weights, shipped_weights
from onrecord.record.events.reality_reader import load_reader
from quality.reality_labels import read_realities
from training.realities.examples import Example, Seen, examples, score
from training.realities.reader import Arrays, Marked, fit_reader
from training.rounding import rounded

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "events" / "weights"
PENALTY = 25.0  # of the squared weights; between 8 and 80 the held-out reports scored nearly alike
LEAST = 0.02  # weights below it in every column are left out
STEPS = 150


def main() -> None:
    """Train, write, and print the scores of what was not learned from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    corpora = arguments.reference / "corpora"
    learned = list(examples(read_realities(corpora, parts=["learned"])))
    write(fit([one for seen in learned for one in seen.events]))
    write_reader(fit_reader([passage for seen in learned for passage in marked(seen)]))
    scores = {
        part: score(shipped_weights(), load_reader(), examples(read_realities(corpora, parts=[part])))
        for part in ("held", "unseen")
    }
    text = json.dumps(scores, indent=1)
    (HERE / "scores.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def fit(learned: Sequence[Example]) -> Weights:
    """The weights of both regressions, side by side, without features that hardly count."""
    events = [one for one in learned if one.reality is not None]
    realities = [REALITIES.index(one.reality) for one in events if one.reality is not None]
    columns = [
        _regression(events, torch.tensor(realities), classes=len(REALITIES)),
        _regression(learned, torch.tensor([float(one.reality is None) for one in learned]), classes=1),
    ]
    weights = np.concatenate([weights for weights, _ in columns], axis=1)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > LEAST)
    always = np.concatenate([always for _, always in columns])
    return Weights(kept, weights[kept], always)


def _regression(
    seen: Sequence[Example], truth: Tensor, *, classes: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The weights (features x classes) of softmax regression, of logistic regression for one class, and its bias."""
    numbers = torch.from_numpy(np.concatenate([one.numbers for one in seen]))
    begins = torch.from_numpy(np.cumsum([0, *(len(one.numbers) for one in seen)])[:-1])
    weights = torch.zeros(BUCKETS, classes, requires_grad=True)
    always = torch.zeros(classes, requires_grad=True)
    fitting = torch.optim.LBFGS([weights, always], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        fitting.zero_grad()
        scores = functional.embedding_bag(numbers, weights, begins, mode="sum") + always
        if classes == 1:
            missed = functional.binary_cross_entropy_with_logits(scores[:, 0], truth, reduction="sum")
        else:
            missed = functional.cross_entropy(scores, truth, reduction="sum")
        total = (missed + PENALTY / 2 * (weights**2).sum()) / len(seen)
        total.backward()  # type: ignore[no-untyped-call, unused-ignore]  # torch has no types for it
        return total

    fitting.step(loss)  # type: ignore[no-untyped-call, arg-type, unused-ignore]
    return weights.detach().numpy(), always.detach().numpy()


def marked(seen: Seen) -> list[Marked]:
    """The passages of a report with the realities of their events."""
    numbers = [None if one.reality is None else REALITIES.index(one.reality) for one in seen.events]
    return [
        Marked(passage.rows, passage.at, tuple(numbers[event] for event in passage.events)) for passage in seen.passages
    ]


def write(weights: Weights) -> None:
    """Writes the weights as whole numbers of one byte, of one scale a column."""
    scale = np.abs(weights.weights).max(axis=0) / 127
    np.savez_compressed(
        WEIGHTS / "realities.npz",
        buckets=weights.buckets.astype(np.uint16),
        weights=np.rint(weights.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        always=weights.always.astype(np.float32),
    )


def write_reader(arrays: Arrays) -> None:
    """Writes the reader's weights: matrices as whole numbers of one byte, of one scale a column, the rest in halves."""
    held: dict[str, NDArray[np.generic]] = {}
    for name, array in arrays.items():
        if array.ndim == 1:
            held[name] = array.astype(np.float16)
        else:
            held[name], held[f"{name}_by"] = rounded(array)
    np.savez_compressed(WEIGHTS / "realities_reader.npz", **held)  # type: ignore[arg-type, unused-ignore]


if __name__ == "__main__":
    main()
