"""Measures links and disputes on judged pairs, and fits the points of slots to them.

usage: python -m training.claims CRISES [--pull LABELS] [--write]

CRISES is the folder with the crises' JSONL files. The points stay near those that stand in `weights/links.toml`; how
well they would do on reports that they have not seen is measured by folds over reports. Without --write nothing but
numbers is made.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import onrecord.cross_report.claims as claims
from onrecord.cross_report.claims import compare, group
from onrecord.cross_report.claims.comparing import never_one
from onrecord.cross_report.claims.profiles import profile_of
from onrecord.cross_report.claims.scoring import Scale, shipped_scale
from onrecord.cross_report.claims.slots import Slots, compare_pairs
from onrecord.cross_report.claims.tables import table_of
from onrecord.cross_report.disputes import find_disputes
from quality.across import count_versions
from training.claims.fitting import Values, fit, out_of_fold, precision_recall
from training.claims.pairs import JudgedPair, find_pairs, read_labels

WEIGHTS = Path(claims.__path__[0]) / "weights" / "links.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crises", type=Path)
    parser.add_argument("--pull", type=float, default=10.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    labels = read_labels()
    pairs = find_pairs(labels, given.crises)
    print(f"{len(labels)} labels, {len(pairs)} pairs still found")
    measure_disputes(pairs)
    slots = slots_of(pairs)
    scale = shipped_scale()
    names = list(scale.points)
    values = np.stack([slots[name] for name in names], axis=1).astype(np.float64)
    truths = np.array([pair.relation == "same" for pair in pairs], np.float64)
    start = np.array([*scale.points.values(), scale.bias])
    scores = out_of_fold(values, truths, [pair.reports for pair in pairs], start=start, pull=given.pull)
    scores[never_one(slots)] = 0
    for score, precision, recall in precision_recall(scores, truths)[9::10]:
        print(f"  from {score:.2f} on: precision {precision:.2f}, recall {recall:.2f}")
    if given.write:
        write_points(fit(values, truths, start=start, pull=given.pull), names, scale)
    return 0


def slots_of(pairs: Sequence[JudgedPair]) -> Slots:
    """The value of every slot for each pair."""
    table = table_of([profile_of(item) for pair in pairs for item in (pair.one, pair.other)])
    places = np.arange(len(pairs))
    return compare_pairs(table, 2 * places, 2 * places + 1)


def measure_disputes(pairs: Sequence[JudgedPair]) -> None:
    """Prints how many pairs come out as disputes, and how many of them readers would list as such."""
    found = [_is_disputed(pair) for pair in pairs]
    right = sum(pair.dispute for pair, told in zip(pairs, found, strict=True) if told)
    print(
        f"disputes: {right} of {sum(found)} found are right, of {sum(pair.dispute for pair in pairs)} that readers list"
    )


def _is_disputed(pair: JudgedPair) -> bool:
    link = compare(pair.one, pair.other)
    made = () if link is None else group((pair.one, pair.other), (link,))
    return any(find_disputes(claim, origins=count_versions) for claim in made if len(claim.members) > 1)


def write_points(points: Values, names: Sequence[str], scale: Scale) -> None:
    """Puts new points in the place of the old ones; comments and thresholds stay."""
    new: Mapping[str, float] = {**dict(zip(names, points[:-1].tolist(), strict=True)), "bias": float(points[-1])}
    text = WEIGHTS.read_text(encoding="utf-8")
    for name, value in new.items():
        key = name if name == "bias" else f'"{name}"'
        text = re.sub(rf"^{re.escape(key)} = .*$", f"{key} = {value:.2f}", text, flags=re.MULTILINE)
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
