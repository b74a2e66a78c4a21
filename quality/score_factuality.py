"""Scores the judge of factuality against events that readers scored from -3 to 3.

usage: python -m quality.score_factuality [REFERENCE] [--file FILE]

REFERENCE holds corpora/events. Prints, for tokens as the corpus gives them and for text as people write it: the mean
absolute error, Pearson's r, and macro-F1 over three classes: did not happen (below -T), uncertain (-T to T), happened
(above T). T is 0.5, where half of the readers' own steps round to zero; 1 is given beside it, and the sign alone.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.record.events.factuality import estimate_factuality
from onrecord.record.events.reality_path import path_of
from quality.factuality_corpus import read_scored

NAMES = ("did not happen", "uncertain", "happened")


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--file", default="factuality_uw-dev.jsonl")
    arguments = parser.parse_args()
    path = arguments.reference / "corpora" / "events" / arguments.file
    for as_written, name in ((False, "tokens as given"), (True, "as people write")):
        truth, scores = [], []
        for sentence in read_scored(path, as_written=as_written):
            for token, score in sentence.scores:
                truth.append(score)
                scores.append(estimate_factuality(sentence.reading, path_of(sentence.reading, token)))
        print(f"{path.stem}, {name}, {len(truth)} events")
        print("\n".join(figures(np.array(truth), np.array(scores))))


def figures(truth: NDArray[np.float64], scores: NDArray[np.float64]) -> list[str]:
    """The figures, a line each."""
    error, relation = np.abs(truth - scores).mean(), np.corrcoef(truth, scores)[0, 1]
    lines = [f"  mean absolute error {error:.3f}  Pearson's r {relation:.3f}"]
    for limit in (0.5, 1.0):
        found = f1_by_class(np.digitize(truth, [-limit, limit]), np.digitize(scores, [-limit, limit]), len(NAMES))
        parts = ", ".join(f"{name} {value:.3f}" for name, value in zip(NAMES, found, strict=True))
        lines.append(f"  macro-F1 at {limit}: {np.mean(found):.3f} ({parts})")
    both = f1_by_class((truth > 0).astype(np.int64), (scores > 0).astype(np.int64), 2)
    lines.append(f"  macro-F1 of the sign: {np.mean(both):.3f}")
    return lines


def f1_by_class(truth: NDArray[np.int64], found: NDArray[np.int64], count: int) -> list[float]:
    """The F1 of each class; 1 where neither has any."""
    scores = []
    for number in range(count):
        both = int(((truth == number) & (found == number)).sum())
        either = int((truth == number).sum() + (found == number).sum())
        scores.append(2 * both / either if either else 1.0)
    return scores


if __name__ == "__main__":
    main()
