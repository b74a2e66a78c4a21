"""Scores time expressions against corpora in JSONL and prints value, strict and relaxed F1 and the speed.

usage: python quality/score_times.py SCORER.py GOLD.jsonl... [--errors N] [--seeds FOLDER GOLD.json]

SCORER.py offers `score(gold, predicted)` over lines by id, with prf triples under "strict", "relaxed", "value".
GOLD.json holds, by the first letters of a file's name in FOLDER, "published" and "times" as pairs of words and value;
a day there is met by an interval that holds it.
"""

import argparse
import importlib.util
import json
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.annotations.times import anchor_times, find_times
from onrecord.model import Interval, Publication, PublicationBasis, TimeExpression, iso


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seeds", type=Path, nargs=2, metavar=("FOLDER", "GOLD.json"))
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    for path in arguments.gold:
        score_corpus(scorer, path, errors=arguments.errors)
    if arguments.seeds:
        score_seeds(*arguments.seeds)


def score_corpus(scorer: ModuleType, path: Path, *, errors: int) -> None:
    """Annotate a corpus, score it and print the outcome."""
    lines = {line["id"]: line for line in map(json.loads, path.read_text(encoding="utf-8").rstrip("\n").split("\n"))}
    predicted: dict[str, Any] = {}
    start, words = time.process_time(), 0
    for key, line in lines.items():
        words += len(line["text"].split())
        predicted[key] = {"id": key, "timexes": [as_timex(line["text"], found) for found in annotate(line)]}
    seconds = time.process_time() - start
    outcome, counts, mistakes = scorer.score(lines, predicted)
    figures = "  ".join(f"{name} {outcome[name][2] * 100:.1f}" for name in ("value", "strict", "relaxed", "type"))
    print(f"{path.stem:16} gold {counts['g']:5} found {counts['p']:5}  {figures}  {words / seconds:,.0f} words/s")
    for mistake in mistakes[:errors]:
        print(*mistake, sep=" | ")


def score_seeds(folder: Path, gold: Path) -> None:
    """Print how many times of the seed reports are found with their value, and what is missed."""
    right = total = 0
    for key, report in json.loads(gold.read_text(encoding="utf-8")).items():
        (path,) = folder.glob(f"{key}*")
        text = path.read_text(encoding="utf-8")
        found = annotate({"text": text, "published": report["published"]})
        for words, value in report["times"]:
            total += 1
            met = any(_meets(time, text, words=words, value=value) for time in found)
            right += met
            if not met:
                print(f"seed {key}: {words} -> {value} is missed")
    print(f"{'seeds':16} {right} of {total} times with their value")


def _meets(time: TimeExpression, text: str, *, words: str, value: str) -> bool:
    shown = time.span.of(text)
    if shown not in words and words not in shown:
        return False
    interval = time.interval
    if interval is None or interval.begin is None or interval.finish is None or len(value) != len("2022-02-16"):
        return time.value == value
    return interval.begin.date().isoformat() <= value < interval.finish.date().isoformat()


def annotate(line: dict[str, Any]) -> Sequence[TimeExpression]:
    """The time expressions of one line of a corpus, anchored to its "dct" or "published" day."""
    declared = line.get("dct") or line.get("published")
    publication = Publication(None, PublicationBasis.UNKNOWN)
    if declared:
        publication = Publication(Interval.of_day(date.fromisoformat(declared[:10])), PublicationBasis.DECLARED)
    return anchor_times(find_times(line["text"]), publication, text=line["text"])


def as_timex(text: str, found: TimeExpression) -> dict[str, Any]:
    """A time expression in the form of the corpora."""
    interval = found.interval
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.span.of(text),
        "type": found.type.value,
        "value": found.value,
        "begin": iso(interval.begin) if interval else None,
        "finish": iso(interval.finish) if interval else None,
    }


def load_scorer(path: Path) -> ModuleType:
    """Import a scorer from its file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
