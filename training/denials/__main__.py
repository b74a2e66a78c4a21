"""Measures which denials are tied to what they deny, and fits the points of likenesses to marked ones.

usage: python -m training.denials CRISES [--pull LABELS] [--write]

CRISES is the folder with the crises' JSONL files. Without --write nothing but numbers is made: how many ties are right,
by points that were fitted without the report.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import onrecord.record.propositions as propositions
from onrecord.annotations import annotate_report, load_parser
from onrecord.model import Declared, Page, Report
from onrecord.record.extraction import extract_record
from onrecord.record.propositions.denials import AGAINST, ALIKE, Telling, is_own_denial, shipped_points
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.reading import Reading
from onrecord.reports import read_report
from onrecord.sources import find_pages
from training.denials.fitting import Choice, Values, fit, out_of_fold
from training.points import write_points

LABELS = Path(__file__).parent / "labels" / "denials.jsonl"
HAND_SET = Path(__file__).parent / "hand_set.toml"
WEIGHTS = Path(propositions.__path__[0]) / "weights" / "denials.toml"
MOST_BYTES = 10**8
SHOWN = (0.2, 0.3, 0.4, 0.5, 0.6)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crises", type=Path)
    parser.add_argument("--pull", type=float, default=2.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    labels = read_labels()
    names = list(shipped_points().points)
    start = hand_set(names)
    choices = find_choices(labels, given.crises, names)
    marked = sum(bool(choice.right.any()) for choice in choices)
    print(f"{len(labels)} labels, {len(choices)} denials still found, {marked} with what they deny")
    tell(choices, out_of_fold(choices, start=start, pull=given.pull), names)
    if given.write:
        write_points(WEIGHTS, fit(choices, start=start, pull=given.pull), names)
    return 0


def read_labels() -> list[Mapping[str, Any]]:
    """The labels, as they stand in their file."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def hand_set(names: Sequence[str]) -> Values:
    """The points set by hand, in the order of names, the bias behind them."""
    held = tomllib.loads(HAND_SET.read_text(encoding="utf-8"))
    return np.array([*(held["points"][name] for name in names), held["bias"]], np.float64)


def tell(choices: Sequence[Choice], chances: Sequence[Values], names: Sequence[str]) -> None:
    """Prints how many ties are right at some chances, and how many of those that are marked they find."""
    alike = [n for n, name in enumerate(names) if name in ALIKE]
    marked = sum(bool(choice.right.any()) for choice in choices)
    for least in SHOWN:
        made = right = 0
        for choice, some in zip(choices, chances, strict=True):
            best = int(np.argmax(some)) if len(some) else None
            if best is not None and some[best] >= least and choice.values[best, alike].any():
                made, right = made + 1, right + bool(choice.right[best])
        print(f"  from {least:.1f} on: {right} of {made} ties right, of {marked} to be made")


def find_choices(labels: Sequence[Mapping[str, Any]], crises: Path, names: Sequence[str]) -> list[Choice]:
    """The labelled denials that are still found, with what is said near them."""
    wanted: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for label in labels:
        wanted[label["crisis"], label["report"]].append(label)
    parser, choices = load_parser(), []
    for crisis in sorted({crisis for crisis, _ in wanted}):
        for page in find_pages(
            [crises / f"{crisis}.jsonl"], declared=Declared(), max_page_bytes=MOST_BYTES, as_is=True
        ):
            line = page.address.rsplit(":", 1)[-1]
            report = read_report(page) if isinstance(page, Page) and (crisis, line) in wanted else None
            if isinstance(report, Report):
                reading = Reading(report, annotate_report(report, parser=parser))
                choices += _choices(reading, wanted[crisis, line], f"{crisis}:{line}", names)
    return choices


def _choices(reading: Reading, labels: Sequence[Mapping[str, Any]], name: str, names: Sequence[str]) -> list[Choice]:
    record = extract_record(reading.report, reading.annotations)
    found = [
        replace(one, answers=None) if any(r.text.startswith(AGAINST) for r in one.reasons) else one
        for one in record.propositions
    ]
    tellers = Tellers(reading, record.statements)
    telling = Telling(reading, tellers, found, Naming(reading))
    choices = []
    for label in labels:
        start = label["denial"][0]
        mine = [n for n, p in enumerate(found) if p.trigger[0].start == start and is_own_denial(reading, tellers, p)]
        if not mine:
            continue
        some = telling.candidates(mine[0])
        values = np.array([[*(v.get(name, 0.0) for name in names), 1.0] for _, v in some]).reshape(len(some), -1)
        right = [
            any(a < s.end and s.start < b for a, b in label["denied"] for s in found[n].trigger[:1]) for n, _ in some
        ]
        choices.append(Choice(name, values.reshape(len(some), len(names) + 1), np.array(right, bool)))
    return choices


if __name__ == "__main__":
    sys.exit(main())
