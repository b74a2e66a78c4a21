"""Scores who stands where towards what a clause puts forward, by offsets.

usage: python -m quality.score_propositions REFERENCE [--parts tuned blind] [--misses]

Exit code 1 if a figure is below its floor in `floors.toml`; where REFERENCE has none of these texts, says so and stops.

REFERENCE holds corpora/crises/. `quality/labels/propositions.jsonl` has one proposition a line: "set", "doc_id", the
first half of the text's SHA-256, "part" (tuned, whose errors were read while rules were written; blind, whose were
not), "triggers" (words any of which may put it forward), "position" (those that a careful reader accepts, the best
first), "holders" (words that name somebody who takes it), "own_voice" (whether the report itself may), "anyone"
(whether any named holder counts) and "answers" (words of what it takes up, where its own say nothing). All are [start,
end) of the given text. Labels were made from sentences drawn at random, two thirds from those with a word of denial or
doubt, before any output was seen.

    found     propositions with one of ours at the same words
    position  with a position that the reader accepts, of all
    holder    with a holder that the reader accepts, of all
    both      with both in one of ours, of all
    against   the mean of the F1 of DENIES and that of DOUBTS
    answers   of those that take something up, with what they take up
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.annotations import annotate_report, load_parser
from onrecord.model import Record, Span
from onrecord.model.propositions import Holder, Position, Proposition
from onrecord.record import extract_record
from onrecord.reports import given_report
from quality.evaluate import FLOORS

LABELS = Path(__file__).parent / "labels" / "propositions.jsonl"
PARTS = ("tuned", "blind")
DIGEST_LENGTH = 16
AGAINST = (Position.DENIES, Position.DOUBTS)
SMALL = frozenset({"the", "of", "for", "and", "a", "an", "in"})
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A proposition as it was marked, in offsets of the given text."""

    triggers: tuple[Stretch, ...]
    positions: tuple[Position, ...]
    holders: tuple[Stretch, ...]
    own_voice: bool
    anyone: bool
    answers: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A report with all that was marked in it."""

    name: str
    text: str
    marked: tuple[Marked, ...]


def main() -> int:
    """Score each part, print its figures and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--parts", nargs="+", default=["tuned"], choices=PARTS)
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    arguments = parser.parse_args()
    if not (arguments.reference / "corpora" / "crises").exists():
        print(f"No {arguments.reference / 'corpora' / 'crises'}: propositions are not scored.")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    model = load_parser()
    below = 0
    for part in arguments.parts:
        counts: Counter[str] = Counter()
        told: Counter[tuple[Position, Position | None]] = Counter()
        for text in read_labels(arguments.reference, part):
            report = given_report(text.text, report_id=text.name, published=None)
            record = extract_record(report, annotate_report(report, parser=model))
            for marked in text.marked:
                right = count(record, marked, counts, told)
                if arguments.misses and not right:
                    start, end = marked.triggers[0]
                    print(f"  {part} {text.name} {start}: {text.text[start:end]!r} is not as marked")
        below += print_figures(part, figures(counts, told), floors.get(f"propositions, {part}", {}))
    return 1 if below else 0


def read_labels(reference: Path, part: str) -> Iterator[Text]:
    """The reports of a part, with what was marked in each.

    Raises:
        ValueError: A text is not the one that was read.
    """
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            rows.setdefault((row["set"], row["doc_id"]), []).append(row)
    for (folder, name), held in rows.items():
        text = _texts(reference / "corpora" / f"{folder}.jsonl")[name]
        if hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH] != held[0]["sha256"]:
            raise ValueError(f"{name} of {folder} is not the text that was read")
        yield Text(name, text, tuple(_marked(row) for row in held))


@cache
def _texts(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {row["doc_id"]: row["text"] for row in map(json.loads, lines)}


def _marked(row: dict[str, Any]) -> Marked:
    def stretches(name: str) -> tuple[Stretch, ...]:
        return tuple((start, end) for start, end in row[name])

    positions = tuple(Position(name) for name in row["position"])
    return Marked(
        stretches("triggers"), positions, stretches("holders"), row["own_voice"], row["anyone"], stretches("answers")
    )


def count(
    record: Record, marked: Marked, counts: Counter[str], told: Counter[tuple[Position, Position | None]]
) -> bool:
    """Adds one marked proposition to the counts; whether position and holder are both right."""
    here = [p for p in record.propositions if _at(record, p.trigger, marked.triggers)]
    held = [p for p in here if _is_held(record, p, marked)]
    right = [p for p in held or here if p.position in marked.positions]
    counts["all"] += 1
    counts["found"] += bool(here)
    counts["holder"] += bool(held)
    counts["both"] += bool(held and right)
    best = (held or here)[0].position if here else None
    told[(marked.positions[0], marked.positions[0] if right else best)] += 1
    if marked.answers:
        counts["answering"] += 1
        taken = (record.propositions[p.answers] for p in here if p.answers is not None)
        counts["answers"] += any(_at(record, one.trigger, marked.answers) for one in taken)
    return bool(held and right)


def _at(record: Record, spans: Iterable[Span], marked: Sequence[Stretch]) -> bool:
    """Whether spans of the report's text overlap words of the given text."""
    pieces = [piece for span in spans for piece in record.report.page_spans(span)]
    return any(piece.start < end and start < piece.end for piece in pieces for start, end in marked)


def _is_held(record: Record, proposition: Proposition, marked: Marked) -> bool:
    """Whether one of those who hold it is one whom the reader accepts: by the words, or by whom they stand for."""
    if not proposition.holders:
        return marked.own_voice
    return marked.anyone or any(
        _is_named(record, holder, stretch) for holder in proposition.holders for stretch in marked.holders
    )


def _is_named(record: Record, holder: Holder, stretch: Stretch) -> bool:
    wanted = _words(record.report.page_text[stretch[0] : stretch[1]])
    names = _words(holder.name)
    if holder.span is not None:
        names |= _words(holder.span.of(record.report.text))
    if wanted & names:
        return True
    mentions = (m for m in record.annotations.mentions if m.entity is not None and m.entity == holder.entity)
    return any(_at(record, [mention.span], [stretch]) for mention in mentions)


def _words(text: str) -> set[str]:
    return {word.strip(".,'’s").lower() for word in text.split()} - SMALL


def figures(counts: Counter[str], told: Counter[tuple[Position, Position | None]]) -> dict[str, tuple[float, int]]:
    """Each figure with the number of cases that it rests on."""
    total = counts["all"]
    right = sum(n for (wanted, got), n in told.items() if wanted is got)
    against = [_f1(told, position) for position in AGAINST]
    cases = sum(n for (wanted, _), n in told.items() if wanted in AGAINST)
    return {
        "found": (counts["found"] / max(1, total), total),
        "position": (right / max(1, total), total),
        "holder": (counts["holder"] / max(1, total), total),
        "both": (counts["both"] / max(1, total), total),
        "against": (sum(against) / len(against), cases),
        "answers": (counts["answers"] / max(1, counts["answering"]), counts["answering"]),
    }


def _f1(told: Counter[tuple[Position, Position | None]], position: Position) -> float:
    right = told[(position, position)]
    marked = sum(n for (wanted, _), n in told.items() if wanted is position)
    ours = sum(n for (_, got), n in told.items() if got is position)
    return 2 * right / max(1, marked + ours)


def print_figures(part: str, found: dict[str, tuple[float, int]], floors: dict[str, float]) -> int:
    """Print the figures of a part; how many are below their floor."""
    below = 0
    print(f"propositions, {part}")
    for name, (value, cases) in found.items():
        floor = floors.get(name)
        low = floor is not None and value < floor
        below += low
        mark = "" if floor is None else f"  floor {floor:.3f}{'  BELOW' if low else ''}"
        print(f"  {name:<10}{value:.3f}  of {cases}{mark}")
    return below


if __name__ == "__main__":
    sys.exit(main())
