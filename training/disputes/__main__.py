"""Measures how well the chance of a dispute tells those that are real, and fits the points.

usage: python -m training.disputes CORPORA [--pull LABELS] [--write]

CORPORA is the folder with the corpora. Without --write nothing but numbers is made: how many of the disputes judged
would be told and how many of those are real, by points that were fitted without their set of reports.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import onrecord.cross_report.disputes as disputes
from onrecord.annotations import annotate_report, load_parser
from onrecord.cross_report.claims import compare_all
from onrecord.cross_report.disputes.sureness import evidence_of
from onrecord.model import Span
from onrecord.model.claims import ClaimItem
from onrecord.record.extraction import extract_record
from quality.across import items_of, read_sample, read_seeds
from training.denials.__main__ import write_scale
from training.descent import Values
from training.disputes.fitting import Judged, fit, out_of_set
from training.sets import reports_at

HAND_SET = Path(__file__).parent / "hand_set.toml"
LABELS = Path(__file__).parents[2] / "quality" / "labels" / "disputes.jsonl"
WEIGHTS = Path(disputes.__path__[0]) / "weights" / "sureness.toml"
SHOWN = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)

Evidence = Mapping[str, float]
Items = Mapping[tuple[str, str], Sequence[ClaimItem]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pull", type=float, default=3.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    labels = [label for label in read_labels() if label["part"] == "fitted"]
    items = find_items(labels, given.corpora)
    found = [(label, evidence) for label in labels if (evidence := evidence_for(label, items))]
    names = sorted({name for _, evidence in found for one in evidence for name in one})
    judged = [Judged(label["set"], values_of(evidence, names), label["real"]) for label, evidence in found]
    print(f"{len(labels)} disputes judged, {len(judged)} still found, {sum(one.is_real for one in judged)} real")
    start = hand_set(names)
    chances = out_of_set(judged, start=start, pull=given.pull)
    for least in SHOWN:
        told = [one.is_real for one, chance in zip(judged, chances, strict=True) if chance >= least]
        print(f"  from {least:.2f} on: {sum(told)} of {len(told)} real")
    if given.write:
        write_scale(WEIGHTS, fit(judged, start=start, pull=given.pull), names)
    return 0


def read_labels() -> list[Mapping[str, Any]]:
    """The disputes judged, as they stand in their file."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def hand_set(names: Sequence[str]) -> Values:
    """The points set by hand, in the order of names, the bias behind them; 0 where none is set."""
    held = tomllib.loads(HAND_SET.read_text(encoding="utf-8"))
    return np.array([held.get(name, 0.0) for name in (*names, "bias")], np.float64)


def values_of(evidence: Sequence[Evidence], names: Sequence[str]) -> Values:
    """The evidence of each tie as a row of values, 1 for the bias behind them."""
    return np.array([[*(one.get(name, 0.0) for name in names), 1.0] for one in evidence], np.float64)


def find_items(labels: Sequence[Mapping[str, Any]], corpora: Path) -> Items:
    """The items of every report that a label names, by set and line."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        wanted[label["set"]] |= {end["report"] for tie in label["ties"] for end in tie.values()}
    parser, found = load_parser(), dict[tuple[str, str], Sequence[ClaimItem]]()
    for name, read in (("sample", read_sample), ("seeds", partial(read_seeds, corpora.parent))):
        if wanted.pop(name, None):
            found |= {(name, key): items_of(record, key) for record, key in zip(*read(), strict=True)}
    for crisis in sorted(wanted):
        for line, report in reports_at(corpora, crisis, wanted[crisis]):
            record = extract_record(report, annotate_report(report, parser=parser))
            found[crisis, line] = items_of(record, line)
    return found


def evidence_for(label: Mapping[str, Any], items: Items) -> list[Evidence]:
    """The evidence of each tie of a dispute that is still found."""
    found = []
    for tie in label["ties"]:
        for held in _at(label["set"], tie["held"], items):
            for denial in _at(label["set"], tie["denied"], items):
                links = compare_all((held, denial), [(0, 1)], explained=True) if held is not denial else []
                found += [evidence_of(held, denial, link) for link in links]
    return found


def _at(crisis: str, end: Mapping[str, Any], items: Items) -> list[ClaimItem]:
    span = Span(*end["span"])
    stands = end["position"]
    return [
        item
        for item in items.get((crisis, end["report"]), ())
        if item.proposition.span == span and item.proposition.position == stands
    ]


if __name__ == "__main__":
    sys.exit(main())
