"""Scores the classifier of event types on the reference set, five-fold, with the spans of both sides given.

usage: python -m quality.score_event_types REFERENCE [--cache FOLDER]

REFERENCE holds corpora/events/plv-train.jsonl. For each of three seeds the set is dealt into five folds, types spread
evenly and nearly equal sentences kept together; each fold is judged by weights trained on the other four and on our own
phrases. How rare a feature is, is counted over all texts. The interval is that of 1,000 draws of items with
replacement, over the seeds' mean.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.annotations import load_parser
from onrecord.lexicon.ontology import event_types
from onrecord.record.events.typing.scoring import TYPES
from training.events.examples import CORPUS_NAME, Parses, folds, read_examples
from training.events.fitting import Recipe
from training.events.training import TypeTrainer

SEEDS = (1, 2, 3)
DRAWS = 1000
QUADS = np.array([event_types()[kind].quad for kind in TYPES])
Numbers = NDArray[np.int64]


def main() -> None:
    """Print the figures of each seed, the interval, and a table by type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--cache", type=Path, help="a folder of this machine that keeps the parses for the next run")
    arguments = parser.parse_args()
    found = read_examples(arguments.reference / "corpora", Parses(load_parser(), arguments.cache))
    trainer = TypeTrainer(found, Recipe(), home=CORPUS_NAME)
    types = trainer.home_types
    said = [trainer.unseen(folds(trainer.home, seed=seed)).argmax(1) for seed in SEEDS]
    for seed, one in zip(SEEDS, said, strict=True):
        print(f"seed {seed}  " + shown(figures(one, types)))
    means = {name: float(np.mean([figures(one, types)[name] for one in said])) for name in figures(said[0], types)}
    print("mean    " + shown(means))
    for name, (low, high) in intervals(said, types).items():
        print(f"95% of draws, {name}: {low:.3f} to {high:.3f}")
    print_types(said, types)


def figures(said: Numbers, true: Numbers) -> dict[str, float]:
    """Macro-F1 of types and of quad classes, and the share that is right."""
    return {
        "root macro-F1": round(macro_f1(said, true), 4),
        "quad macro-F1": round(macro_f1(QUADS[said], QUADS[true]), 4),
        "right": round(float((said == true).mean()), 4),
    }


def macro_f1(said: Numbers, true: Numbers) -> float:
    """The mean of F1 over all classes that are there."""
    return float(np.mean([f1(said == kind, true == kind) for kind in np.unique(true)]))


def f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    """F1 of one class."""
    marked = int(said.sum()) + int(true.sum())
    return 2 * int((said & true).sum()) / marked if marked else 0.0


def intervals(said: Sequence[Numbers], true: Numbers) -> dict[str, tuple[float, float]]:
    """Between what the middle 95 of 100 draws lie."""
    chance = np.random.default_rng(0)
    drawn: dict[str, list[float]] = {"root macro-F1": [], "quad macro-F1": []}
    for _ in range(DRAWS):
        items = chance.integers(0, len(true), len(true))
        drawn["root macro-F1"].append(float(np.mean([macro_f1(one[items], true[items]) for one in said])))
        of_quads = [macro_f1(QUADS[one[items]], QUADS[true[items]]) for one in said]
        drawn["quad macro-F1"].append(float(np.mean(of_quads)))
    return {
        name: (float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975))) for name, values in drawn.items()
    }


def print_types(said: Sequence[Numbers], true: Numbers) -> None:
    """A line for each type, over all seeds."""
    every, given = np.concatenate(said), np.tile(true, len(said))
    print(f"{'type':10} {'items':>5} {'P':>6} {'R':>6} {'F1':>6}  mostly taken for")
    for number, kind in enumerate(TYPES):
        there, marked = given == number, every == number
        right = int((there & marked).sum())
        wrong = np.bincount(every[there & ~marked], minlength=len(TYPES))
        other = TYPES[int(wrong.argmax())].value if wrong.any() else "-"
        precision, recall = right / max(1, int(marked.sum())), right / max(1, int(there.sum()))
        items = int((true == number).sum())
        print(f"{kind.value:10} {items:5} {precision:6.3f} {recall:6.3f} {f1(marked, there):6.3f}  {other}")


def shown(values: dict[str, float]) -> str:
    """Figures in one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


if __name__ == "__main__":
    main()
