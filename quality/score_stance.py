"""Scores how reports stand to claims: headline and body pairs, by weights that saw neither of the two nor their topic.

usage: python -m quality.score_stance [REFERENCE] [--folds N]

REFERENCE holds corpora/claims/stance-fnc1.jsonl: 3,500 pairs, agree 924, disagree 317, discuss 2,259. Pairs that share
a headline or a body, however indirectly, are one topic (106 of them); a topic is wholly in one fold. In each fold the
limits are chosen on the other folds' pairs, so nothing is tuned on what is scored. Prints precision, recall and F1 of
each label and the mean of the F1 of agree and of disagree, with intervals from 1,000 draws of topics, for all pairs,
for the topics that the rules were written with, and for the blind ones (303 of 761 headlines, by checksum); then the
recall of disagree at a precision of .80.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.stance.__main__ import AGREE, DISAGREE, choose_limits, decided, f1
from training.stance.examples import LABELS, Pair, folds_of, read_pairs
from training.stance.learning import Floats, Seen, learn, predict, see

FOLDS = 10
DRAWS = 1000
SEED = 20261122
WANTED_PRECISION = 0.8
Labels = NDArray[np.int64]


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--folds", type=int, default=FOLDS)
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.reference)
    labels = np.array([pair.label for pair in pairs], np.int64)
    likely, found = out_of_fold(pairs, see(pairs), folds=arguments.folds)
    blind = np.array([pair.blind for pair in pairs])
    topics = [pair.topic for pair in pairs]
    for name, inside in (("all", np.ones_like(blind)), ("seen while writing", ~blind), ("blind", blind)):
        chosen = np.flatnonzero(inside)
        print(f"{name}: {len(chosen)} pairs")
        print("\n".join(figures(labels[chosen], found[chosen], [topics[n] for n in chosen])))
        recall, limit = recall_at(labels[chosen], likely[chosen], WANTED_PRECISION)
        print(f"  disagree at precision {WANTED_PRECISION:.2f}: recall {recall:.3f} (from {limit:.2f})")


def out_of_fold(pairs: Sequence[Pair], seen: Sequence[Seen], *, folds: int) -> tuple[Floats, Labels]:
    """For each pair the likelihoods, and the label decided with limits chosen on the other folds' likelihoods."""
    fold_of = folds_of([pair.topic for pair in pairs], folds)
    numbers = np.array([fold_of[pair.topic] for pair in pairs])
    labels = np.array([pair.label for pair in pairs], np.int64)
    likely = np.zeros((len(pairs), len(LABELS)))
    for fold in range(folds):
        outside, inside = np.flatnonzero(numbers != fold), np.flatnonzero(numbers == fold)
        weights = learn([pairs[int(n)] for n in outside], [seen[int(n)] for n in outside])
        likely[inside] = predict([seen[int(n)] for n in inside], weights)
    found = np.zeros(len(pairs), np.int64)
    for fold in range(folds):
        outside, inside = np.flatnonzero(numbers != fold), np.flatnonzero(numbers == fold)
        found[inside] = decided(likely[inside], *choose_limits(labels[outside], likely[outside]))
    return likely, found


def figures(labels: Labels, found: Labels, topics: Sequence[str]) -> list[str]:
    """The figures of some pairs, a line each."""
    lines = []
    for label, name in enumerate(LABELS):
        right = int(((labels == label) & (found == label)).sum())
        precision, recall = right / max(1, int((found == label).sum())), right / max(1, int((labels == label).sum()))
        lines.append(f"  {name:9s} precision {precision:.3f} recall {recall:.3f} F1 {f1(labels, found)[label]:.3f}")
    low, high = interval(labels, found, topics)
    lines.append(f"  agree and disagree, mean F1 {mean_f1(labels, found):.3f} [{low:.3f}, {high:.3f}]")
    return lines


def mean_f1(labels: Labels, found: Labels) -> float:
    """The mean of the F1 of agree and of disagree."""
    scores = f1(labels, found)
    return (scores[AGREE] + scores[DISAGREE]) / 2


def interval(labels: Labels, found: Labels, topics: Sequence[str]) -> tuple[float, float]:
    """The middle 95 in 100 of the mean F1 over draws of whole topics."""
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, topic in enumerate(topics):
        by_topic[topic].append(number)
    groups = [np.array(by_topic[topic]) for topic in sorted(by_topic)]
    random = np.random.default_rng(SEED)
    scores = []
    for _ in range(DRAWS):
        drawn = np.concatenate([groups[n] for n in random.integers(0, len(groups), len(groups))])
        scores.append(mean_f1(labels[drawn], found[drawn]))
    low, high = np.quantile(scores, [0.025, 0.975])
    return float(low), float(high)


def recall_at(labels: Labels, likely: Floats, precision: float) -> tuple[float, float]:
    """The best recall of disagree at which it is at least so precise, and from which likelihood; 0 and 1 if never."""
    order = np.argsort(-likely[:, DISAGREE], kind="stable")
    right = np.cumsum(labels[order] == DISAGREE)
    precise = np.flatnonzero(right / np.arange(1, len(order) + 1) >= precision)
    if not len(precise):
        return 0.0, 1.0
    last = int(precise[-1])
    return float(right[last] / max(1, (labels == DISAGREE).sum())), float(likely[order[last], DISAGREE])


if __name__ == "__main__":
    main()
