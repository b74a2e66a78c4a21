"""Measures whether numbers that differ are rightly taken to count one thing, and fits the points.

usage: python -m training.series CORPORA [--pull PAIRS] [--write]

CORPORA is the folder with the corpora. Without --write nothing but numbers is made: of pairs that the package would
compare, how many would be taken for one thing, how many of these rightly, and how many of all that are one are found.
Invented crises are each measured by points fitted without them, judged pairs of real crises in five parts, and the
blind ones by points fitted on all others. Ten minutes.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import onrecord.cross_report.series as series
from training.denials.__main__ import write_scale
from training.descent import Values
from training.series.pairs import Pair, invented_pairs, real_pairs, toll_pairs

WEIGHTS = Path(series.__path__[0]) / "weights" / "differing.toml"
SHOWN = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
STEPS = 30
FOLDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pull", type=float, default=3.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    pairs = [*invented_pairs(), *real_pairs(given.corpora), *toll_pairs(given.corpora)]
    names = list(pairs[0].evidence)
    chances = out_of_part(pairs, names, pull=given.pull)
    for name, part, label in (
        ("invented", "tuned", "invented crises"),
        ("real", "tuned", "real crises, judged pairs"),
        ("real", "blind", "real crises, blind pairs"),
        ("real", "drawn", "real crises, pairs with little in common"),
        ("tolls", "tuned", "death tolls of a real crisis"),
        ("tolls", "blind", "death tolls, blind pairs"),
    ):
        here = [n for n, one in enumerate(pairs) if one.part == part and kind_of(one) == name]
        tell(label, np.array([pairs[n].is_one for n in here]), chances[here])
    if given.write:
        fitted = [one for one in pairs if one.part != "blind"]
        write_scale(WEIGHTS, fit(values_of(fitted, names), truths_of(fitted), pull=given.pull), names)
    return 0


def kind_of(pair: Pair) -> str:
    """Where a pair is from: "real", "tolls", or "invented"."""
    return pair.crisis if pair.crisis in ("real", "tolls") else "invented"


def out_of_part(pairs: Sequence[Pair], names: Sequence[str], *, pull: float) -> Values:
    """The chance of each pair by points that were fitted without it, and never on a blind one."""
    folds = [f" {n % FOLDS}" if kind_of(one) != "invented" else "" for n, one in enumerate(pairs)]
    parts = np.array([one.crisis + fold for one, fold in zip(pairs, folds, strict=True)])
    blind = np.array([one.part == "blind" for one in pairs])
    parts[blind] = "blind"
    values, truths = values_of(pairs, names), truths_of(pairs)
    found = np.zeros(len(pairs))
    for part in sorted(set(parts.tolist())):
        here = parts == part
        points = fit(values[~here & ~blind], truths[~here & ~blind], pull=pull)
        found[here] = 1 / (1 + np.exp(-(values[here] @ points)))
    return found


def values_of(pairs: Sequence[Pair], names: Sequence[str]) -> Values:
    """The evidence of each pair as a row, 1 for the bias behind it."""
    return np.array([[*(one.evidence[name] for name in names), 1.0] for one in pairs], np.float64)


def truths_of(pairs: Sequence[Pair]) -> Values:
    """1 for each pair that counts one thing."""
    return np.array([one.is_one for one in pairs], np.float64)


def fit(values: Values, truths: Values, *, pull: float) -> Values:
    """The points of a logistic regression, the bias last, pulled to 0 where each kind of evidence is spread alike."""
    spread = values.std(axis=0) + 1e-6
    mean = values.mean(axis=0)
    spread[-1], mean[-1] = 1.0, 0.0
    scaled = (values - mean) / spread
    penalty = np.full(values.shape[1], pull)
    penalty[-1] = 1e-6
    points = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(scaled @ points)))
        slope = scaled.T @ (chances - truths) + penalty * points
        curve = (scaled * (chances * (1 - chances))[:, None]).T @ scaled + np.diag(penalty)
        points -= np.linalg.solve(curve, slope)
    points /= spread
    points[-1] -= points[:-1] @ mean[:-1]
    found: Values = points
    return found


def tell(label: str, truths: NDArray[np.bool_], chances: Values) -> None:
    """Prints for some least chances how many pairs are taken for one thing, and how many of them are."""
    print(f"{label}: {len(truths)} pairs, {int(truths.sum())} of one thing")
    for least in SHOWN:
        kept = truths[chances >= least]
        print(f"  from {least:.2f} on: {len(kept)} taken for one, {int(kept.sum())} of them rightly")


if __name__ == "__main__":
    sys.exit(main())
