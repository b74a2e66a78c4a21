"""Measures links and disputes on judged pairs, and fits the points of slots to them.

usage: python -m training.claims CORPORA [--pull LABELS] [--write]

CORPORA is the folder with the corpora. The points start from those that were set by hand (`hand_set.toml`) and stay
near them. How well they do on reports that they have not seen is measured three times: by folds over reports; on the
blind part, the pairs that touch a report whose checksum says so; and on two sets that are kept apart altogether. No
point was ever fitted to either. Without --write nothing but numbers is made.
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import onrecord.cross_report.claims as claims
from onrecord.cross_report.claims import compare, group
from onrecord.cross_report.claims.comparing import never_one
from onrecord.cross_report.claims.scoring import shipped_scale
from onrecord.cross_report.claims.sheets import rows_of
from onrecord.cross_report.claims.slots import Slots, compare_pairs
from onrecord.cross_report.claims.tables import table_of
from onrecord.cross_report.disputes import find_disputes
from quality.across import count_versions
from training.claims.fitting import Values, chances, fit, out_of_fold, precision_recall
from training.claims.pairs import PARTS, JudgedPair, find_pairs, is_fitted, part_of, read_labels, read_later_labels
from training.points import write_points

WEIGHTS = Path(claims.__path__[0]) / "weights" / "links.toml"
HAND_SET = Path(__file__).parent / "hand_set.toml"
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)  # scores at which precision and recall are told


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pull", type=float, default=3.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    pairs = find_pairs(given.corpora)
    print(f"{len(read_labels()) + len(read_later_labels())} labels, {len(pairs)} pairs still found")
    parts = {part: [pair for pair in pairs if part_of(pair) == part] for part in PARTS}
    for part, some in parts.items():
        measure_disputes(part, some)
    tuned = [pair for pair in pairs if is_fitted(pair)]
    names = list(shipped_scale().points)
    start = hand_set(names)
    values, truths = values_of(tuned, names), truths_of(tuned)
    points = fit(values, truths, start=start, pull=given.pull)
    tell("tuned, as set by hand", tuned, chances(values, start))
    scores = out_of_fold(values, truths, [pair.reports for pair in tuned], start=start, pull=given.pull)
    tell("tuned, out of fold", tuned, scores)
    for part in PARTS[1:]:
        kept = [pair for pair in parts[part] if not pair.taken_up]
        tell(f"{part}, as set by hand", kept, chances(values_of(kept, names), start))
        tell(f"{part}, fitted", kept, chances(values_of(kept, names), points))
    if given.write:
        write_points(WEIGHTS, points, names)
    return 0


def hand_set(names: Sequence[str]) -> Values:
    """The points set by hand, in the order of names, the bias behind them."""
    held = tomllib.loads(HAND_SET.read_text(encoding="utf-8"))
    return np.array([*(held["points"][name] for name in names), held["bias"]], np.float64)


def values_of(pairs: Sequence[JudgedPair], names: Sequence[str]) -> Values:
    """The slots of pairs, one row each."""
    slots = slots_of(pairs)
    return np.stack([slots[name] for name in names], axis=1).astype(np.float64)


def truths_of(pairs: Sequence[JudgedPair]) -> Values:
    """1 for each pair that readers call one question."""
    return np.array([pair.relation == "same" for pair in pairs], np.float64)


def tell(part: str, pairs: Sequence[JudgedPair], scores: Values) -> None:
    """Prints precision and recall of scores, after what no likeness outweighs."""
    truths = truths_of(pairs)
    kept = np.where(never_one(slots_of(pairs)), 0.0, scores)
    curve = precision_recall(kept, truths)
    right = np.diff([0.0, *(recall for _, _, recall in curve)])
    average = float((right * np.array([precision for _, precision, _ in curve])).sum())
    print(f"{part}: {len(pairs)} pairs, {int(truths.sum())} of them one question; average precision {average:.3f}")
    for least in SHOWN:
        found = [(precision, recall) for score, precision, recall in curve if score >= least]
        if found:
            print(f"  from {least:.1f} on: precision {found[-1][0]:.2f}, recall {found[-1][1]:.2f}")


def slots_of(pairs: Sequence[JudgedPair]) -> Slots:
    """The value of every slot for each pair."""
    rows = [rows_of((item,))[item.item_id] for pair in pairs for item in (pair.one, pair.other)]
    table = table_of(rows)
    places = np.arange(len(pairs))
    return compare_pairs(table, 2 * places, 2 * places + 1)


def measure_disputes(part: str, pairs: Sequence[JudgedPair]) -> None:
    """Prints how many pairs come out as disputes, and how many of them readers would list as such."""
    found = [_is_disputed(pair) for pair in pairs]
    right = sum(pair.dispute for pair, told in zip(pairs, found, strict=True) if told)
    listed = sum(pair.dispute for pair in pairs)
    print(f"{part} disputes: {right} of {sum(found)} found are right, of {listed} that readers list")


def _is_disputed(pair: JudgedPair) -> bool:
    link = compare(pair.one, pair.other)
    made = () if link is None else group((pair.one, pair.other), (link,))
    return any(find_disputes(claim, origins=count_versions) for claim in made if len(claim.members) > 1)


if __name__ == "__main__":
    sys.exit(main())
