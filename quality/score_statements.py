"""Scores extracted statements against labelled reports, as a user of `onrecord annotate` gets them.

usage: python -m quality.score_statements [--reference FOLDER] [--sets NAME ...] [--reports N]

Sets, all read from the reference folder: `polnear-dev`; `polnear-blind`, a tenth of the training articles that training
never sees; `crises-train` and `crises-blind`, our own labels on reports of other crises; `readers`, the second reader
of some blind reports against the first. For each a table, the 95% interval of triple-soft F1 (bootstrap over reports,
1,000 samples, fixed seed), and the share of acts that are right where the labels say the act.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.pipeline import BadLine, annotate_lines
from quality.statement_scores import KINDS, Scores, score_statements
from training.statements.labels import Labelled, is_blind, read_crises, read_labelled

SETS = ("polnear-dev", "polnear-blind", "crises-train", "crises-blind", "readers")
SAMPLES = 1_000
Predicted = dict[str, list[dict[str, Any]]]


def main() -> None:
    """Scores each set and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=Path("../shared"))
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--reports", type=int, help="only the first so many of each set")
    arguments = parser.parse_args()
    for name in arguments.sets:
        reports = labelled(arguments.reference / "corpora", name)[: arguments.reports]
        predicted = second_reading(arguments.reference) if name == "readers" else extracted(reports)
        print(f"\n{name}: {len(reports)} reports")
        print("\n".join(report_lines(reports, predicted)))


def labelled(corpora: Path, name: str) -> list[Labelled]:
    """The gold of a set."""
    if name == "polnear-dev":
        return read_labelled(corpora / "statements" / "polnear-dev.jsonl")
    if name == "polnear-blind":
        return [one for one in read_labelled(corpora / "statements" / "polnear-train.jsonl") if is_blind(one.name)]
    if name == "crises-train":
        return read_crises(corpora / "crises", split="train")
    blind = read_crises(corpora / "crises", split="blind")
    if name == "readers":
        second = {one.name for one in read_crises(corpora / "crises", split="blind", reader=2)}
        return [one for one in blind if one.name in second]
    return blind


def second_reading(reference: Path) -> Predicted:
    """What the second reader marked."""
    again = read_crises(reference / "corpora" / "crises", split="blind", reader=2)
    return {one.name: one.statements for one in again}


def extracted(reports: Sequence[Labelled]) -> Predicted:
    """What onrecord extracts.

    Raises:
        RuntimeError: A text could not be annotated.
    """
    lines = (json.dumps({"id": one.name, "text": one.text}).encode() for one in reports)
    predicted: Predicted = {}
    for one, line in zip(reports, annotate_lines(lines, layers=("statements",)), strict=True):
        if isinstance(line, BadLine):
            raise RuntimeError(f"{one.name}: {line.cause}")
        predicted[one.name] = json.loads(line.json)["statements"]
    return predicted


def report_lines(reports: Sequence[Labelled], predicted: Predicted) -> list[str]:
    """The table of a set, the intervals, and the acts."""
    each = [score_statements([(one.text, one.statements, predicted[one.name])]) for one in reports]
    lines = Scores.total(each).lines()
    intervals = (f"{kind} {low:.1f}-{high:.1f}" for kind in KINDS for low, high in [interval(each, kind)])
    lines.append("triple-soft, 95%: " + "  ".join(intervals))
    right, known = acts(reports, predicted)
    if known:
        lines.append(f"act right: {right} of {known} ({100 * right / known:.1f}%) with the same reporting word")
    return lines


def interval(each: Sequence[Scores], kind: str) -> tuple[float, float]:
    """The 95% interval of triple-soft F1 in percent, by drawing reports with replacement."""
    chance = random.Random(0)
    drawn = sorted(Scores.total(chance.choices(each, k=len(each))).f1(kind) for _ in range(SAMPLES))
    return drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES) - 1]


def acts(reports: Sequence[Labelled], predicted: Predicted) -> tuple[int, int]:
    """Of statements whose reporting words overlap those of a labelled act: how many have it, and how many they are."""
    right = known = 0
    for one in reports:
        for gold in one.statements:
            found = next((row for row in predicted[one.name] if _overlap(gold["cue"], row["cue"])), None)
            if gold.get("act") and found is not None:
                known += 1
                right += found["act"] == gold["act"]
    return right, known


def _overlap(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


if __name__ == "__main__":
    main()
