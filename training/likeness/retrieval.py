"""Learns the weights by which found claims are put in order, and measures them on queries that they never saw.

usage: python -m training.likeness.retrieval [--reference FOLDER] [--write]

Ten folds over the queries; the figures are of the folds left out (`quality.score_claim_retrieval` has intervals). With
--write, the weights of all queries are written. Takes five minutes, most of them to read the claims.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.likeness import retrieval
from onrecord.cross_report.likeness.retrieval import FEATURES, ClaimSearch, Entry
from training.likeness.choosing import Choice, Table, learn_to_choose

PRIOR = 20.0
FOLDS = 10
TARGET = Path(retrieval.__file__).parent / retrieval.FILE


def main() -> None:
    """Reads, learns, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.reference / "corpora" / "claims"
    queries = read_lines(folder / "claimmatch-dev.jsonl")
    entries = [Entry(row["id"], row["claim"], row["title"]) for row in read_lines(folder / "claimmatch_docs.jsonl")]
    written = {}
    for name, with_meaning in (("with meaning", True), ("words alone", False)):
        choices = choices_of(ClaimSearch(entries, with_meaning=with_meaning), queries)
        ranks = out_of_fold(choices)
        print(f"{name}: out of fold MRR {ranks.mean():.4f}, found {np.mean([one.right.any() for one in choices]):.4f}")
        written[name] = dict(zip(FEATURES, learn_to_choose(choices, prior=PRIOR).round(4).tolist(), strict=True))
    if arguments.write:
        TARGET.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def choices_of(search: ClaimSearch, queries: list[dict[str, Any]]) -> list[Choice]:
    """For each query, the claims found and which of them are right."""
    choices = []
    for query in queries:
        places, table = search.candidates(query["text"])
        right = set(query["rel"])
        choices.append(Choice(table, np.array([search.entries[place].entry_id in right for place in places])))
    return choices


def out_of_fold(choices: list[Choice], *, seed: int = 0, prior: float = PRIOR) -> NDArray[np.float64]:
    """The reciprocal rank of each query under weights learned from the other folds."""
    folds = np.random.default_rng(seed).permutation(len(choices)) % FOLDS
    ranks = np.zeros(len(choices))
    for fold in range(FOLDS):
        weights = learn_to_choose([choices[n] for n in np.flatnonzero(folds != fold)], prior=prior)
        for number in np.flatnonzero(folds == fold):
            ranks[number] = reciprocal_rank(choices[number], weights)
    return ranks


def reciprocal_rank(choice: Choice, weights: Table) -> float:
    """One through the place of the first right claim; 0 where it was not found."""
    if not choice.right.any():
        return 0.0
    order = np.argsort(-np.round(choice.features @ weights, 6), kind="stable")
    return 1 / (1 + int(np.flatnonzero(choice.right[order])[0]))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


if __name__ == "__main__":
    main()
