"""Trains the scorer of factuality and writes its weights and a log.

usage: python -m training.factuality [--reference FOLDER]

FOLDER holds corpora/events. Ridge regression over hashed features by conjugate gradients; the table that bends raw
scores is fitted to scores that each fifth of the sentences got from the other four. The middle of the scale is drawn
apart before: few events are uncertain, and squared errors at its ends would drown them. Takes some minutes, most
of them for parsing; nothing is drawn by chance, so the outcome is the same each time.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.record.events.factuality import MOST
from onrecord.record.events.factuality_features import BUCKETS, bucket, feature_strings
from onrecord.record.events.reality_path import path_of
from quality.factuality_corpus import ScoredSentence, read_scored
from quality.score_factuality import f1_by_class, figures

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "onrecord" / "record" / "events" / "weights" / "factuality.npz"
PENALTY = 20.0
MIDDLE, STRETCH = 1.5, 0.36  # scores up to MIDDLE from zero count so much more: readers' doubts lie there
FOLDS = 5
STEPS = 60  # of conjugate gradients: the figures no longer change behind 40
KNOTS = np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.4, 1.8, 2.2, 2.5, 2.8, 3.1])
SQUARED_SHARE = 0.5  # of squared beside absolute error, when the table is fitted
Floats = NDArray[np.float64]


def main() -> None:
    """Train, write, and print the figures on the dev sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    folder = arguments.reference / "corpora" / "events"
    rows, truth, folds = examples(list(read_scored(folder / "factuality_uw-train.jsonl")))
    held_out = np.zeros(len(truth))
    for fold in range(FOLDS):
        others, own = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        weights = ridge([rows[i] for i in others], stretched(truth[others]))
        held_out[own] = raw_scores([rows[i] for i in own], weights)
    knots, values = with_borders(held_out, truth, table(held_out, truth))
    weights = ridge(rows, stretched(truth))
    np.savez_compressed(WEIGHTS, weights=weights.astype(np.float16), knots=knots, values=values.round(3))
    rows, truth, _ = examples(list(read_scored(folder / "factuality_uw-dev.jsonl")))
    raw = raw_scores(rows, weights)
    scores = np.clip(np.interp(raw, knots, values), -3, 3)
    lines = [f"{len(held_out)} events to train on, {len(truth)} of the dev sentences", *figures(truth, scores)]
    (HERE / "logs" / "factuality.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def examples(sentences: Sequence[ScoredSentence]) -> tuple[list[NDArray[np.int64]], Floats, NDArray[np.int64]]:
    """The features of each event, its score, and the fold of its sentence."""
    rows: list[NDArray[np.int64]] = []
    truth: list[float] = []
    folds: list[int] = []
    for sentence in sentences:
        for token, score in sentence.scores:
            strings = feature_strings(sentence.reading, path_of(sentence.reading, token))
            rows.append(np.unique([bucket(string) for string in strings]))
            truth.append(score)
            folds.append(crc32(sentence.key.encode()) % FOLDS)
    return rows, np.array(truth), np.array(folds)


def stretched(truth: Floats) -> Floats:
    """Scores with the middle of the scale drawn apart, so that few uncertain events weigh against many certain ones."""
    return (truth + STRETCH * np.clip(truth, -MIDDLE, MIDDLE)) / (1 + STRETCH * MIDDLE / MOST)


def ridge(rows: Sequence[NDArray[np.int64]], truth: Floats) -> Floats:
    """The weights of ridge regression, by conjugate gradients on its normal equations."""
    columns = torch.from_numpy(np.concatenate(list(rows)))
    at = torch.from_numpy(np.repeat(np.arange(len(rows)), [len(row) for row in rows]))
    ones = torch.ones(len(columns), dtype=torch.float64)
    shape = (len(rows), BUCKETS)
    there = torch.sparse_coo_tensor(torch.stack([at, columns]), ones, shape, check_invariants=True).coalesce()
    back = there.t().coalesce()
    weights = torch.zeros(BUCKETS, 1, dtype=torch.float64)
    residual = torch.sparse.mm(back, torch.from_numpy(truth).unsqueeze(1))
    direction = residual.clone()
    power = float((residual**2).sum())
    for _ in range(STEPS):
        image = torch.sparse.mm(back, torch.sparse.mm(there, direction)) + PENALTY * direction
        step = power / float((direction * image).sum())
        weights += step * direction
        residual -= step * image
        before, power = power, float((residual**2).sum())
        direction = residual + power / before * direction
    found: Floats = weights.squeeze(1).numpy()
    return found


def raw_scores(rows: Sequence[NDArray[np.int64]], weights: Floats) -> Floats:
    """What the weights alone give each event."""
    return np.array([weights[row].sum() for row in rows])


def table(raw: Floats, truth: Floats) -> Floats:
    """Rising values at the knots that bring raw scores nearest to the truth."""
    places = torch.from_numpy(_hats(raw))
    wanted = torch.from_numpy(truth)
    rises = torch.log(torch.from_numpy(np.diff(KNOTS, prepend=KNOTS[0] - 1.0))).requires_grad_()
    fitting = torch.optim.LBFGS([rises], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        fitting.zero_grad()
        missed = places @ (torch.cumsum(torch.exp(rises), 0) - 3) - wanted
        total = (torch.sqrt(missed**2 + 0.01) + SQUARED_SHARE * missed**2).mean()
        total.backward()  # type: ignore[no-untyped-call, unused-ignore]  # torch has no types for it
        return total

    fitting.step(loss)  # type: ignore[no-untyped-call, arg-type, unused-ignore]
    found: Floats = (torch.cumsum(torch.exp(rises), 0) - 3).detach().numpy()
    return found


def with_borders(raw: Floats, truth: Floats, values: Floats) -> tuple[Floats, Floats]:
    """The knots and values with their lower part bent so that the uncertain are told from the rest.

    Few events are uncertain, so scores that are right on average leave that class nearly empty. The raw scores at
    which readers' -1, -0.5, 0.5 and 1 lie are those that part the three classes best.
    """
    inner, outer = borders(raw, truth, 0.5), borders(raw, truth, 1.0)
    low, high = min(outer[0], inner[0] - 0.05), max(outer[1], inner[1] + 0.05)
    upper = (high + 0.1 < KNOTS) & (values > 1.0)
    knots = np.array([-2.0, low, *inner, high, *KNOTS[upper]])
    return knots, np.array([-2.2, -1.0, -0.5, 0.5, 1.0, *values[upper]])


def borders(raw: Floats, truth: Floats, limit: float) -> tuple[float, float]:
    """The two raw scores that part the classes best, by macro-F1 averaged over their neighbours."""
    grid = np.arange(-1.2, 2.01, 0.1)
    classes = np.digitize(truth, [-limit, limit])
    found = np.zeros((len(grid), len(grid)))
    for i, low in enumerate(grid):
        for j in range(i, len(grid)):
            found[i, j] = np.mean(f1_by_class(classes, np.digitize(raw, [low, grid[j]]), 3))
    padded = np.pad(found, 1, mode="edge")
    smooth = sum(padded[i : i + len(grid), j : j + len(grid)] for i in range(3) for j in range(3))
    low, high = np.unravel_index(np.argmax(smooth), found.shape)
    return float(grid[low]), float(grid[high])


def _hats(raw: Floats) -> Floats:
    """Each score as shares of the two knots around it."""
    return np.stack([np.interp(raw, KNOTS, unit) for unit in np.eye(len(KNOTS))], axis=1)


if __name__ == "__main__":
    main()
