"""Measures what denials are tied to, in words of their own or in words that take up another's, and fits the points.

usage: python -m training.denials CORPORA [--pull LABELS] [--write]

CORPORA is the folder with the corpora. Without --write nothing but numbers is made: how many ties are right, by points
that were fitted without the report.
"""

import argparse
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import onrecord.record.propositions as propositions
from onrecord.annotations import annotate_report, load_parser
from onrecord.model import Span
from onrecord.record.extraction import extract_record
from onrecord.record.propositions.choosing import Said
from onrecord.record.propositions.denials import Telling, is_own_denial
from onrecord.record.propositions.extraction import PutForward, put_forward
from onrecord.record.propositions.takings import find_taking
from onrecord.record.propositions.uptakes import Uptake
from onrecord.record.reading import Reading
from training.denials.fitting import Choice, fit, out_of_fold, picked
from training.descent import Values
from training.sets import reports_at

HERE = Path(__file__).parent
HAND_SET = HERE / "hand_set.toml"
WEIGHTS = Path(propositions.__path__[0]) / "weights"
KINDS = ("takings", "denials")
SHOWN = (0.2, 0.3, 0.35, 0.4, 0.5, 0.6)

Labels = Sequence[Mapping[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the measures; with --write puts the fitted points in the place of those that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pull", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    labels = {kind: read_labels(kind) for kind in KINDS}
    found = find_marked(labels, given.corpora)
    for kind in KINDS:
        names = sorted({name for marked in found[kind] for one in marked.some for name in one.values})
        choices = [choice_of(marked, names) for marked in found[kind]]
        with_any = sum(choice.is_marked for choice in choices)
        print(f"{kind}: {len(labels[kind])} labels, {len(choices)} still found, {with_any} with what they deny")
        start = hand_set(kind, names)
        tell(choices, out_of_fold(choices, start=start, pull=given.pull))
        if given.write:
            write_scale(WEIGHTS / f"{kind}.toml", fit(choices, start=start, pull=given.pull), names)
    return 0


@dataclass(frozen=True, slots=True)
class Marked:
    """Labelled words: their report, what is said near them, and where stands what they deny."""

    report: str
    some: Sequence[Said]
    denied: Sequence[Span]


def read_labels(kind: str) -> Labels:
    """The labels of takings or of denials, as they stand in their file."""
    return [json.loads(line) for line in (HERE / "labels" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


def hand_set(kind: str, names: Sequence[str]) -> Values:
    """The points set by hand, in the order of names, the bias behind them; 0 where none is set."""
    held = tomllib.loads(HAND_SET.read_text(encoding="utf-8"))[kind]
    return np.array([held.get(name, 0.0) for name in (*names, "bias")], np.float64)


def write_scale(path: Path, points: Values, names: Sequence[str]) -> None:
    """Puts new points in the place of the old ones; comments and the least chance stay."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("#", "least = "))]
    told = [f'"{name}" = {value:.2f}' for name, value in zip(names, points[:-1].tolist(), strict=True)]
    path.write_text("\n".join([*kept, f"bias = {points[-1]:.2f}", "", "[points]", *told, ""]), encoding="utf-8")


def tell(choices: Sequence[Choice], chances: Sequence[Values]) -> None:
    """Prints how many ties are right at some chances, and how many of those that are marked they find."""
    marked = sum(choice.is_marked for choice in choices)
    for least in SHOWN:
        made = [picked(choice, some) for choice, some in zip(choices, chances, strict=True)]
        told = [right for chance, right in made if chance >= least]
        print(f"  from {least:.2f} on: {sum(told)} of {len(told)} ties right, of {marked} to be made")


def find_marked(labels: Mapping[str, Labels], corpora: Path) -> Mapping[str, list[Marked]]:
    """The labelled words that are still found, by kind, with what is said near them."""
    wanted: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for kind in KINDS:
        for label in labels[kind]:
            wanted[label["crisis"], label["report"]].append((kind, label))
    parser, found = load_parser(), {kind: list[Marked]() for kind in KINDS}
    for crisis in sorted({crisis for crisis, _ in wanted}):
        for line, report in reports_at(corpora, crisis, {line for name, line in wanted if name == crisis}):
            reading = Reading(report, annotate_report(report, parser=parser))
            record = extract_record(report, reading.annotations)
            told = put_forward(reading, record.statements, record.figures, record.events)
            for kind, label in wanted[crisis, line]:
                found[kind] += _marked(reading, told, kind, label)
    return found


def _marked(reading: Reading, told: PutForward, kind: str, label: Mapping[str, Any]) -> list[Marked]:
    """What may be meant by labelled words; none where they are no longer found."""
    start = label["taking" if kind == "takings" else "denial"][0]
    for number, proposition in enumerate(told.found):
        some = _candidates(reading, told, number, kind) if proposition.trigger[0].start == start else None
        if some is not None:
            return [Marked(f"{label['crisis']}:{label['report']}", some, [Span(*place) for place in label["denied"]])]
    return []


def _candidates(reading: Reading, told: PutForward, number: int, kind: str) -> list[Said] | None:
    """What words may take up or deny; None where they do neither."""
    if kind == "denials":
        own = is_own_denial(reading, told.tellers, told.found[number])
        return Telling(reading, told.tellers, told.found, told.naming).candidates(number) if own else None
    taking = find_taking(reading, told.tellers, told.found[number], naming=told.naming)
    if taking is None or taking.is_deed:
        return None
    return Uptake(reading, told.tellers, told.naming, told.found, number, taking).candidates()


def choice_of(marked: Marked, names: Sequence[str]) -> Choice:
    """Labelled words as the fit sees them: the values of names for each thing said, and which of them is meant."""
    values = np.array([[*(one.values.get(name, 0.0) for name in names), 1.0] for one in marked.some])
    right = [any(one.word.overlaps(place) for place in marked.denied) for one in marked.some]
    words = tuple(one.word.start for one in marked.some)
    shape = (len(marked.some), len(names) + 1)
    return Choice(marked.report, values.reshape(shape), np.array(right, bool), words, bool(marked.denied))


if __name__ == "__main__":
    sys.exit(main())
