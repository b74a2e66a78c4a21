"""Scores how high the claim stands that a post makes or answers, among thousands of claims, and prints a table.

usage: python -m quality.score_claim_retrieval REFERENCE [--queries FILE] [--claims FILE] [--words-alone]
    [--out-of-fold] [--write FOLDER]

The figure is the mean reciprocal rank of the first right claim, with the interval of 2,000 resamples of the queries,
and how often it is first and among the first five. The weights that ship were learned from the development queries: on
those, only --out-of-fold is fair, which learns them anew ten times, each time without the queries scored. Of claims
that differ in their marks of quotation alone the first stands first; --write keeps the ranking as JSONL.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.cross_report.likeness.retrieval import ClaimSearch, Entry
from training.likeness.retrieval import choices_of, out_of_fold, read_lines

RESAMPLES = 2_000
MOST = 50


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, search, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--words-alone", action="store_true", help="without the sentence encoder")
    parser.add_argument("--out-of-fold", action="store_true")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args(arguments)
    folder = given.reference / "corpora" / "claims"
    queries = read_lines(given.queries or folder / "claimmatch-dev.jsonl")
    rows = read_lines(given.claims or folder / "claimmatch_docs.jsonl")
    search = ClaimSearch(
        [Entry(row["id"], row["claim"], row.get("title") or "") for row in rows], with_meaning=not given.words_alone
    )
    if given.out_of_fold:
        print("out of fold: " + summary(out_of_fold(choices_of(search, queries))))
        return
    ranked = [[found.entry_id for found in search.search(query["text"], most=MOST)] for query in queries]
    print(summary(reciprocal_ranks(ranked, [set(query["rel"]) for query in queries])))
    if given.write:
        lines = (json.dumps({"q": query["q"], "ranked": ids}) for query, ids in zip(queries, ranked, strict=True))
        (given.write / "ranked.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def reciprocal_ranks(ranked: Sequence[Sequence[str]], right: Sequence[set[str]]) -> NDArray[np.float64]:
    """For each query, one through the place of its first right claim; 0 where none was found."""
    places = [
        next((place for place, one in enumerate(ids, 1) if one in wanted), None)
        for ids, wanted in zip(ranked, right, strict=True)
    ]
    return np.array([0.0 if place is None else 1 / place for place in places])


def summary(ranks: NDArray[np.float64]) -> str:
    """The mean reciprocal rank with its interval, and how often the right claim is first, and among the first five."""
    draw = np.random.default_rng(1)
    resampled = sorted(ranks[draw.integers(0, len(ranks), len(ranks))].mean() for _ in range(RESAMPLES))
    low, high = resampled[int(0.025 * RESAMPLES)], resampled[int(0.975 * RESAMPLES)]
    return (
        f"MRR {ranks.mean():.3f} [{low:.3f}, {high:.3f}], first {100 * (ranks == 1).mean():.1f}%, "
        f"among five {100 * (ranks >= 0.2).mean():.1f}%, {len(ranks)} queries"
    )


if __name__ == "__main__":
    main()
