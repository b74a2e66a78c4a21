"""Trains the model of stances and writes its weights.

usage: python -m training.stance [--reference FOLDER]

FOLDER holds corpora/claims/stance-fnc1.jsonl. The limits from which the model decides are chosen on predictions for
topics that the weights never saw; the weights that ship are then learned from all pairs. Takes about two minutes on one
core; no chance is involved.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.stance.weights import FILE
from training.stance.examples import Pair, folds_of, read_pairs
from training.stance.learning import Floats, Seen, learn, predict, see, shipped

SHIPPED = Path(__file__).parents[2].joinpath("src", "onrecord", *FILE)
FOLDS = 10
AGREE, DISAGREE, DISCUSS = range(3)
LIMITS = tuple(round(0.15 + 0.05 * step, 2) for step in range(13))
UNRELATED_BELOW = 0.12  # share of the words: 1 in 80 related pairs stays below, 9 in 10 of pairs drawn at random


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    pairs = read_pairs(parser.parse_args().reference)
    seen = see(pairs)
    labels = np.array([pair.label for pair in pairs])
    agrees_from, disagrees_from = choose_limits(labels, out_of_fold(pairs, seen))
    print(f"agrees from {agrees_from}, disagrees from {disagrees_from}")
    weights = replace(
        learn(pairs, seen), agrees_from=agrees_from, disagrees_from=disagrees_from, unrelated_below=UNRELATED_BELOW
    )
    np.savez_compressed(SHIPPED, allow_pickle=False, **shipped(weights))


def out_of_fold(pairs: Sequence[Pair], seen: Sequence[Seen]) -> Floats:
    """For each pair the likelihoods from weights that saw neither its headline nor its body, nor any of its topic."""
    folds = folds_of([pair.topic for pair in pairs], FOLDS)
    found = np.zeros((len(pairs), 3))
    for fold in range(FOLDS):
        inside = [n for n, pair in enumerate(pairs) if folds[pair.topic] == fold]
        outside = [n for n, pair in enumerate(pairs) if folds[pair.topic] != fold]
        if inside:
            weights = learn([pairs[n] for n in outside], [seen[n] for n in outside])
            found[inside] = predict([seen[n] for n in inside], weights)
    return found


def decided(likely: Floats, agrees_from: float, disagrees_from: float) -> NDArray[np.int64]:
    """The label of each row, as `onrecord.cross_report.stance.judging.decide` does it."""
    agrees, disagrees = likely[:, AGREE], likely[:, DISAGREE]
    found = np.full(len(likely), DISCUSS, np.int64)
    found[(agrees >= agrees_from) & (agrees > disagrees)] = AGREE
    found[(disagrees >= disagrees_from) & (disagrees > agrees)] = DISAGREE
    return found


def choose_limits(labels: NDArray[np.int64], likely: Floats) -> tuple[float, float]:
    """The limits with the best mean of the F1 of agree and of disagree."""
    choices = [(agrees, disagrees) for agrees in LIMITS for disagrees in LIMITS]
    return max(choices, key=lambda limits: float(np.mean(f1(labels, decided(likely, *limits))[:2])))


def f1(labels: NDArray[np.int64], found: NDArray[np.int64]) -> list[float]:
    """The F1 of each label."""
    scores = []
    for label in range(3):
        both = int(((labels == label) & (found == label)).sum())
        either = int((labels == label).sum() + (found == label).sum())
        scores.append(2 * both / either if either else 0.0)
    return scores


if __name__ == "__main__":
    main()
