"""Scores time expressions against corpora in JSONL and prints value, strict and relaxed F1 and the speed.

usage: python -m quality.score_times SCORER.py GOLD.jsonl... [--errors N] [--part tuned|blind|all]
           [--package PARSES.pickle] [--seeds FOLDER GOLD.json]

SCORER.py offers `score(gold, predicted)` over lines by id, with prf triples under "strict", "relaxed", "value".
GOLD.json holds, by the first letters of a file's name in FOLDER, "published" and "times" as pairs of words and value;
a day there is met by an interval that holds it.

Without --package the bare text is searched, without a parse. With it, texts go the way of `onrecord annotate`: cleaned
as reports, parsed, and their times written as its layer writes them; parses are kept in PARSES.pickle, to be deleted
when the cleaning or the parser has changed, and the speed is that beyond the parse. "blind" is every third text by the
CRC-32 of its id, for measuring only; "tuned" is the rest.
"""

import argparse
import json
import pickle
import time
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.annotations import Parser, load_parser
from onrecord.annotations.publication import infer_publication
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.times import anchor_times, find_times
from onrecord.model import (
    Annotations,
    Interval,
    Publication,
    PublicationBasis,
    Record,
    Report,
    TimeExpression,
    Token,
    iso,
)
from onrecord.pipeline.given import Given
from onrecord.pipeline.layers import timexes_json
from onrecord.reports import given_report
from quality.scorers import load_scorer

# Every third text, by its id, is for measuring only.
_PARTS = 3
Line = dict[str, Any]


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--part", choices=("tuned", "blind", "all"), default="all")
    parser.add_argument("--package", type=Path, metavar="PARSES.pickle")
    parser.add_argument("--seeds", type=Path, nargs=2, metavar=("FOLDER", "GOLD.json"))
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    parses = Parses(arguments.package) if arguments.package else None
    for path in arguments.gold:
        lines = read_part(path, arguments.part)
        score_corpus(scorer, path.stem, lines, parses=parses, errors=arguments.errors)
    if arguments.seeds:
        score_seeds(*arguments.seeds)


def read_part(path: Path, part: str) -> dict[str, Line]:
    """The lines of a corpus by id: those of one part, or all."""
    lines = map(json.loads, path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    blind = {True: "blind", False: "tuned"}
    return {line["id"]: line for line in lines if part in {"all", blind[zlib.crc32(line["id"].encode()) % _PARTS == 0]}}


class Parses:
    """Reports and their tokens by id, kept in a file from one run to the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.by_id: dict[str, tuple[Report, tuple[Token, ...]]] = {}
        if path.exists():
            self.by_id = pickle.loads(path.read_bytes())
        self._parser: Parser | None = None

    def add(self, lines: Sequence[Line]) -> None:
        """Parse the lines that are not there yet, and keep them."""
        missing = [line for line in lines if line["id"] not in self.by_id]
        for line in missing:
            self._parser = self._parser or load_parser()
            report = given_report(
                line["text"], report_id=line["id"], published=line.get("dct") or line.get("published")
            )
            self.by_id[line["id"]] = (
                report,
                self._parser.parse(report, find_quotations(report.text, report.blocks)).tokens,
            )
        if missing:
            self.path.write_bytes(pickle.dumps(self.by_id))

    def timexes(self, line: Line) -> Sequence[dict[str, Any]]:
        """The layer "timexes" of a line, as `onrecord annotate` writes it."""
        report, tokens = self.by_id[line["id"]]
        found = find_times(report.text, tokens=tokens)
        publication = report.publication
        if publication.basis is PublicationBasis.UNKNOWN:
            publication = infer_publication(report.text, found)
        times = anchor_times(found, publication, text=report.text, tokens=tokens)
        record = Record(report, Annotations(publication, times=times), (), ())
        return timexes_json(Given(line["text"], report), record)


def score_corpus(scorer: ModuleType, name: str, lines: dict[str, Line], *, parses: Parses | None, errors: int) -> None:
    """Annotate a corpus, score it and print the outcome."""
    if parses is not None:
        parses.add(list(lines.values()))
    timexes: Callable[[Line], Sequence[dict[str, Any]]] = timexes_of_text if parses is None else parses.timexes
    predicted: dict[str, Any] = {}
    start, words = time.process_time(), 0
    for key, line in lines.items():
        words += len(line["text"].split())
        predicted[key] = {"id": key, "timexes": timexes(line)}
    seconds = time.process_time() - start
    outcome, counts, mistakes = scorer.score(lines, predicted)
    figures = "  ".join(f"{name} {outcome[name][2] * 100:.1f}" for name in ("value", "strict", "relaxed", "type"))
    print(f"{name:16} gold {counts['g']:5} found {counts['p']:5}  {figures}  {words / seconds:,.0f} words/s")
    for mistake in mistakes[:errors]:
        print(*mistake, sep=" | ")


def timexes_of_text(line: Line) -> Sequence[dict[str, Any]]:
    """The times of a bare text."""
    return [as_timex(line["text"], found) for found in annotate(line)]


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


def annotate(line: Line) -> Sequence[TimeExpression]:
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


if __name__ == "__main__":
    main()
