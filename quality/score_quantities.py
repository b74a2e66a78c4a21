"""Scores quantities against corpora in JSONL and prints F1 for value, unit, change and concept, and the speed.

usage: python -m quality.score_quantities SCORER.py GOLD.jsonl... [--errors N]

SCORER.py offers `score(gold, predicted)` over lists of quantities by id, as NewsQuant writes them: "value",
"normalized_unit", "change", "referred_concepts". What is scored is the output of `onrecord annotate --layers
quantities` as it stands. The speed is that of the layer alone, beside that of the bare parse, on one core.
"""

import argparse
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.annotations.quantities import find_quantities
from onrecord.pipeline.analysis import shared_parser
from onrecord.pipeline.annotating import AnnotatedLine, annotate_lines
from onrecord.reports import given_report
from quality.scorers import load_scorer

MEASURES = ("value", "unit", "change", "concept")


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    for path in arguments.gold:
        score_corpus(scorer, path, errors=arguments.errors)


def score_corpus(scorer: ModuleType, path: Path, *, errors: int) -> None:
    """Annotate a corpus, score it and print the outcome."""
    lines = path.read_bytes().strip().split(b"\n")
    gold_lines: list[dict[str, Any]] = [json.loads(line) for line in lines]
    gold = {line["id"]: [plain_form(quantity) for quantity in line["quantities"]] for line in gold_lines}
    predicted = {}
    for result in annotate_lines(lines, layers=("quantities",)):
        if isinstance(result, AnnotatedLine):
            line = json.loads(result.json)
            predicted[line["id"]] = line["quantities"]
        else:
            print(f"{path.name}, line {result.number}: {result.cause}")
    outcome, wanted, given, mistakes = scorer.score(gold, predicted)
    figures = "  ".join(f"{name} {outcome[name][2]:.1f}" for name in MEASURES)
    print(f"{path.stem:16} gold {wanted:5} found {given:5}  {figures}  {speed([line['text'] for line in gold_lines])}")
    for mistake in mistakes[:errors]:
        print(*mistake, sep=" | ")


def plain_form(quantity: dict[str, Any]) -> dict[str, Any]:
    """A gold quantity with what some corpora leave out."""
    return {"change": "=", "referred_concepts": "-"} | quantity


def speed(texts: list[str]) -> str:
    """Words in a second of CPU time: of the layer beyond the parse, and of the parse itself."""
    words = sum(len(text.split()) for text in texts)
    reports = [given_report(text, report_id="1", published=None) for text in texts]
    begin = time.process_time()
    parsed = [shared_parser().parse(report, ()) for report in reports]
    parsing = time.process_time() - begin
    begin = time.process_time()
    for report, parse in zip(reports, parsed, strict=True):
        find_quantities(report.text, parse.tokens)
    layer = time.process_time() - begin
    return f"{words / layer:,.0f} words/s beyond the parse's {words / parsing:,.0f}"


if __name__ == "__main__":
    main()
