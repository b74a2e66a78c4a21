"""Scores toponyms against corpora in JSONL: found, placed within 161 km, both together, and the speed.

Texts go the way that `onrecord annotate` sends them: cleaned, parsed, and led back to the text as it was given.

usage: python -m quality.score_toponyms SCORER.py GOLD.jsonl...

SCORER.py offers `score(gold, predicted, coords)` over lines by id with "toponyms" of "start", "end", "lat", "lon".
Only gold toponyms with coordinates count.
"""

import argparse
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.annotations import Parser, load_parser
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.toponyms import datelines, find_toponyms
from onrecord.model import Annotations, Record, Report, Token
from onrecord.pipeline.given import Given
from onrecord.pipeline.layers import toponyms_json
from onrecord.reports import given_report
from quality.scorers import load_scorer


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    language = load_parser()
    for path in arguments.gold:
        score_corpus(scorer, language, path)


def score_corpus(scorer: ModuleType, language: Parser, path: Path) -> None:
    """Annotate a corpus, score it and print the outcome."""
    lines = {line["id"]: line for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))}
    reports = {key: given_report(line["text"], report_id=key, published=None) for key, line in lines.items()}
    parsed = {
        key: language.parse(report, find_quotations(report.text, report.blocks)).tokens
        for key, report in reports.items()
    }
    start = time.process_time()
    predicted = {key: {"toponyms": rows_of(report, parsed[key])} for key, report in reports.items()}
    seconds = time.process_time() - start
    outcome = scorer.score(lines, predicted, True)
    words = sum(len(line["text"].split()) for line in lines.values())
    recognised, placed, both = outcome["relaxed"][2] * 100, outcome["acc161"] * 100, outcome["e2e161"][2] * 100
    print(
        f"{path.stem:8} gold {outcome['gold']:5} found {outcome['pred']:5}  recognised F1 {recognised:.1f}"
        f"  of those within 161 km {placed:.1f}%  both F1 {both:.1f}  {words / seconds:,.0f} words/s"
    )


def rows_of(report: Report, tokens: tuple[Token, ...]) -> list[dict[str, Any]]:
    """The toponyms of a report as `annotate` writes them, those of its dateline included."""
    found = find_toponyms(report.text, tokens, datelines=datelines(report))
    record = Record(report, Annotations(report.publication, toponyms=found), (), ())
    return toponyms_json(Given(report.page_text, report), record)


if __name__ == "__main__":
    main()
