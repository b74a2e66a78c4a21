"""Scores how alike reports are, and the stories that they are put into, against corpora, and prints a table.

usage: python -m quality.score_stories REFERENCE [--pairs FILE] [--words-alone] [--write FOLDER]

Pairs of news graded by people (1 the same story .. 4 nothing in common): average precision of the likeness where the
pairs graded 2 or less, and those graded 1.5 or less, are the right ones, with the interval of 2,000 resamples, and for
each half by itself (the shares of the likeness were set with all pairs in view). Stories: B3 of the subtopics of ECB+
(dev and train) and of the bodies of news about rumours, all without dates; dev was kept out of training. --pairs scores
another file of pairs; --write keeps pairs as JSONL for other scorers.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report import stories
from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model.stories import Story, StoryLink, StoryReport
from quality.cluster_scores import score_clusters
from quality.stories_corpus import GradedPair, Told, read_bodies, read_pairs, read_subtopics

RESAMPLES = 2_000
SAME = (1.5, 2.0)  # grades up to which two reports tell one story


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--words-alone", action="store_true", help="without the sentence encoder")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args(arguments)
    corpora = given.reference / "corpora"
    pairs = read_pairs(given.pairs or corpora / "claims" / "newspairs-dev.jsonl")
    likeness = print_pairs(pairs, with_meaning=not given.words_alone)
    if given.write:
        rows = [
            {"a": pair.one.version_id, "b": pair.other.version_id, "score": score, "label": int(pair.grade <= SAME[1])}
            for pair, score in zip(pairs, likeness.tolist(), strict=True)
        ]
        (given.write / "pairs.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if given.pairs:
        return
    for name, told in (
        ("ECB+ subtopics, dev", read_subtopics(corpora, part="dev")),
        ("ECB+ subtopics, train", read_subtopics(corpora, part="train")),
        ("bodies about rumours", read_bodies(corpora)),
    ):
        print_stories(name, told, with_meaning=not given.words_alone)


def print_pairs(pairs: Sequence[GradedPair], *, with_meaning: bool) -> NDArray[np.float64]:
    """Print the average precision of the likeness; the likeness of each pair."""
    read = [
        [stories.read_for_stories(filed, with_meaning=with_meaning) for filed in (pair.one, pair.other)]
        for pair in pairs
    ]
    likeness = np.array([stories.alike(one, other) for one, other in read])
    grades = np.array([pair.grade for pair in pairs])
    odd = np.array([pair.odd for pair in pairs])
    for most in SAME:
        right = grades <= most
        low, high = interval(right, likeness)
        one, other = (average_precision(right[half], likeness[half]) for half in (~odd, odd))
        print(
            f"pairs graded <= {most}: AP {average_precision(right, likeness):.3f} [{low:.3f}, {high:.3f}]  "
            f"(halves {one:.3f}, {other:.3f}; {int(right.sum())} of {len(pairs)})"
        )
    return likeness


def average_precision(right: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """The mean, over the right ones, of how many are right among those that score as high or higher."""
    if not right.any():
        return 0.0
    order = np.argsort(-scores, kind="stable")
    ordered, values = right[order], scores[order]
    last = np.searchsorted(-values, -values, side="right")  # ties share the place of their last
    found = np.cumsum(ordered)
    return float(np.mean((found[last - 1] / last)[ordered]))


def interval(right: NDArray[np.bool_], scores: NDArray[np.float64]) -> tuple[float, float]:
    """The middle 95% of the average precision over resampled pairs."""
    draw = np.random.default_rng(1)
    drawn = (draw.integers(0, len(right), len(right)) for _ in range(RESAMPLES))
    values = sorted(average_precision(right[some], scores[some]) for some in drawn)
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def print_stories(name: str, told: Sequence[Told], *, with_meaning: bool) -> None:
    """Put reports into stories as a record does, and print how well they fit the corpus's."""
    reports = [stories.read_for_stories(item.filed, with_meaning=with_meaning) for item in told]
    found = {report: story.story_id for story in find_stories(reports) for report in story.reports}
    scores = score_clusters({item.filed.version_id: item.story for item in told}, found)
    print(
        f"{name}: B3 {100 * scores.b3.f1:.1f} (P {100 * scores.b3.precision:.1f}, R {100 * scores.b3.recall:.1f}), "
        f"{len({item.story for item in told})} stories, found {len(set(found.values()))}"
    )


def find_stories(reports: Sequence[StoryReport]) -> list[Story]:
    """The stories of many reports at once: neighbours, links, components, groups."""
    by_id = {report.version_id: report for report in reports}
    keyed = [Keyed(report.version_id, stories.keys_of(report), report.order) for report in reports]
    links = stories.compare_all(by_id, neighbours(keyed, shared=stories.SHARED))
    lead = {name: name for name in by_id}

    def first(name: str) -> str:
        while lead[name] != name:
            name = lead[name]
        return name

    for link in links:
        lead[first(link.one)] = first(link.other)
    components: dict[str, tuple[list[StoryReport], list[StoryLink]]] = {}
    for name in by_id:
        components.setdefault(first(name), ([], []))[0].append(by_id[name])
    for link in links:
        components[first(link.one)][1].append(link)
    return [story for members, inner in components.values() for story in stories.group(members, inner)]


if __name__ == "__main__":
    main()
