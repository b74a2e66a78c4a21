"""Measures how many judged pairs of propositions come to stand in one claim, with whole sets of reports at hand.

usage: python -m training.claims.gathered CORPORA [--reports N]

CORPORA is the folder with the corpora. Of the crises of the first labels the first N reports are read (220), of the
sets of the later ones all. Pairs whose reports are among them count, but for those that a report itself ties together
and those drawn because they are opposed. Prints for the pairs that points were fitted to, for the blind ones and for
those of sets kept apart how many stand in one claim, how many of these readers call one question, and how many they
call so in all. Takes about half an hour.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.cross_report.claims import group
from onrecord.model.claims import ClaimItem
from quality.across import link_items
from training.claims.pairs import (
    PARTS,
    find_items_of,
    find_pairs_in,
    items_in,
    part_of,
    read_labels,
    read_later_labels,
)

REPORTS = 220
OPPOSED = "opposed"  # how the strata of pairs begin that were drawn for being so

Labels = Sequence[Mapping[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    given = parser.parse_args(arguments)
    first, later = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for crisis, labels in _by_set(read_labels()).items():
        wanted = set(map(str, range(1, given.reports + 1)))
        first += count(crisis, labels, find_items_of(given.corpora / "crises" / f"{crisis}.jsonl", wanted))
    for name, labels in _by_set(read_later_labels()).items():
        drawn = [label for label in labels if not label["stratum"].startswith(OPPOSED)]
        if drawn:
            later += count(name, drawn, items_in(given.corpora, name))
    for name, counts in (("first labels", first), ("later labels", later)):
        for part in PARTS:
            same, together, both = (counts[part, value] for value in ("same", "together", "both"))
            if same:
                told = f"{together} pairs in one claim, {both} of them one question, of {same} that readers call so"
                print(f"{name}, {part}: {told}")
    return 0


def count(name: str, labels: Labels, items: Mapping[str, Sequence[ClaimItem]]) -> Counter[tuple[str, str]]:
    """How many judged pairs of a set are one question, stand in one claim, or both, by part."""
    every = [item for found in items.values() for item in found]
    claims = group(every, link_items(every))
    claim_of = {member.item.item_id: number for number, claim in enumerate(claims) for member in claim.members}
    counts = Counter[tuple[str, str]]()
    for pair in find_pairs_in(labels, {(name, report): found for report, found in items.items()}):
        if not pair.taken_up:
            part, same = part_of(pair), pair.relation == "same"
            together = claim_of[pair.one.item_id] == claim_of[pair.other.item_id]
            counts[part, "same"] += same
            counts[part, "together"] += together
            counts[part, "both"] += same and together
    return counts


def _by_set(labels: Labels) -> dict[str, list[Mapping[str, Any]]]:
    return {
        name: [label for label in labels if label["crisis"] == name]
        for name in sorted({str(label["crisis"]) for label in labels})
    }


if __name__ == "__main__":
    sys.exit(main())
