"""Measures how many judged pairs of propositions come to stand in one claim, with whole crises at hand.

usage: python -m training.claims.gathered CRISES [--reports N]

CRISES is the folder with the crises' JSONL files, of each of which the first N reports are read (220). Pairs whose
reports are among them count, but for those that a report itself ties together. Prints for the pairs that points were
fitted to and for the blind ones how many stand in one claim, how many of these readers call one question, and how many
they call so in all. Takes some minutes.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.cross_report.claims import group
from quality.across import link_items
from training.claims.pairs import find_items_of, find_pairs_in, is_blind, read_labels

REPORTS = 220


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crises", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    given = parser.parse_args(arguments)
    labels = read_labels()
    counts: Counter[tuple[str, str]] = Counter()
    for crisis in sorted({label["crisis"] for label in labels}):
        items = find_items_of(given.crises / f"{crisis}.jsonl", set(map(str, range(1, given.reports + 1))))
        own = [label for label in labels if label["crisis"] == crisis]
        every = [item for found in items.values() for item in found]
        claims = group(every, link_items(every))
        claim_of = {member.item.item_id: number for number, claim in enumerate(claims) for member in claim.members}
        for pair in find_pairs_in(own, {(crisis, report): found for report, found in items.items()}):
            if not pair.taken_up:
                part, same = "blind" if is_blind(pair) else "tuned", pair.relation == "same"
                together = claim_of[pair.one.item_id] == claim_of[pair.other.item_id]
                counts[part, "same"] += same
                counts[part, "together"] += together
                counts[part, "both"] += same and together
    for part in ("tuned", "blind"):
        same, together, both = (counts[part, name] for name in ("same", "together", "both"))
        print(f"{part}: {together} pairs in one claim, {both} of them one question, of {same} that readers call so")
    return 0


if __name__ == "__main__":
    sys.exit(main())
