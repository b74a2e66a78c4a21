"""Learns how much each respect in which two reports are alike counts for their telling one story.

usage: python -m training.likeness.links [--reference FOLDER] [--write]

Learns from three sorts of pairs: subtopics of ECB+ (train only), bodies of news about rumours, and graded pairs of
news. Of the first two, the pairs that resemble each other most are taken beside random ones, since a scorer that only
ever saw strangers learns nothing. Each sort counts the same, the graded pairs, which are few, a little less. Logistic
regression by Newton's method; prints average precision on each sort. Takes five minutes, most of them to read reports.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report import stories
from onrecord.cross_report.likeness.encoder import unpacked
from onrecord.cross_report.stories import scorer
from onrecord.cross_report.stories.comparing import Opened, respects
from onrecord.cross_report.stories.scorer import RESPECTS
from onrecord.model.stories import StoryReport
from quality.score_stories import average_precision
from quality.stories_corpus import Told, read_bodies, read_pairs, read_subtopics

TARGET = Path(scorer.__file__).parent / scorer.FILE
MOST_ALIKE = 6  # reports of other stories that are taken beside each report
AT_RANDOM = 2
OF_A_STORY = 80  # pairs
SAME_GRADE = 2.0
PIECES_OF_ONE = (0.72, 0.3)  # likeness in meaning and words above which two "stories" of rumours are pieces of one
PRIOR = 1.0
STEPS = 40
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs of one sort: their respects, whether they tell one story, and how much the sort counts."""

    name: str
    values: Table
    same: NDArray[np.bool_]
    share: float


def main() -> None:
    """Reads, learns, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    corpora = arguments.reference / "corpora"
    every = [
        examples_of("ECB+ subtopics", read_subtopics(corpora, part="train"), share=1.0),
        examples_of("rumours", read_bodies(corpora), share=1.0),
        graded_examples(corpora / "claims" / "newspairs-dev.jsonl", share=0.7),
    ]
    written = {}
    for name, columns in (("with meaning", [*range(len(RESPECTS))]), ("words alone", [*range(1, len(RESPECTS))])):
        learned = learn(every, columns)
        written[name] = {
            "weights": dict(zip(RESPECTS, learned[:-1].round(3).tolist(), strict=True)),
            "bias": round(float(learned[-1]), 3),
        }
        for some in every:
            print(f"{name}, {some.name}: AP {average_precision(some.same, some.values @ learned[:-1]):.3f}")
    if arguments.write:
        TARGET.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def examples_of(name: str, told: Sequence[Told], *, share: float) -> Examples:
    """Pairs of one story, those of others that resemble each other most, and some at random."""
    draw = random.Random(1)
    reports = [stories.read_for_stories(item.filed) for item in told]
    vectors = unpacked([report.meaning for report in reports])
    alike = vectors @ vectors.T
    members: dict[str, list[int]] = {}
    for number, item in enumerate(told):
        members.setdefault(item.story, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for some in members.values():
        own = [(one, other) for place, one in enumerate(some) for other in some[place + 1 :]]
        pairs.update(draw.sample(own, min(OF_A_STORY, len(own))))
    for number, item in enumerate(told):
        others = [int(other) for other in np.argsort(-alike[number]) if told[other].story != item.story]
        chosen = [*others[:MOST_ALIKE], *draw.sample(others, AT_RANDOM)]
        pairs.update((min(number, other), max(number, other)) for other in chosen)
    opened = [Opened(report) for report in reports]
    ordered = sorted(pairs)
    values = np.array([respects(opened[a], opened[b], float(alike[a, b])).values for a, b in ordered])
    same = np.array([told[a].story == told[b].story for a, b in ordered])
    kept = same | (values[:, 0] < PIECES_OF_ONE[0]) | (values[:, 1] < PIECES_OF_ONE[1])
    if name != "rumours":
        kept[:] = True
    return Examples(name, values[kept], same[kept], share)


def graded_examples(path: Path, *, share: float) -> Examples:
    """The pairs that people graded."""
    pairs = read_pairs(path)
    values = []
    for pair in pairs:
        one, other = (stories.read_for_stories(filed) for filed in (pair.one, pair.other))
        values.append(respects(Opened(one), Opened(other), _cosine(one, other)).values)
    return Examples("graded pairs", np.array(values), np.array([pair.grade <= SAME_GRADE for pair in pairs]), share)


def _cosine(one: StoryReport, other: StoryReport) -> float:
    first, second = unpacked([one.meaning, other.meaning])
    return float(first @ second)


def learn(every: Sequence[Examples], columns: list[int]) -> Table:
    """The weight of each respect, 0 for one that is left out, and last the bias."""
    table = np.concatenate([np.column_stack([some.values[:, columns], np.ones(len(some.same))]) for some in every])
    right = np.concatenate([some.same for some in every]).astype(float)
    counts = np.concatenate([np.full(len(some.same), 1000 * some.share / len(some.same)) for some in every])
    prior = np.full(table.shape[1], PRIOR)
    prior[-1] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (right - chances)) - prior * weights
        bend = (table * (counts * chances * (1 - chances))[:, None]).T @ table + np.diag(prior)
        change = np.linalg.solve(bend, slope)
        weights += change
        if np.abs(change).max() < 1e-7:
            break
    whole = np.zeros(len(RESPECTS) + 1)
    whole[[*columns, len(RESPECTS)]] = weights
    return whole


if __name__ == "__main__":
    main()
