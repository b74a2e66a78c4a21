"""Scores events against what two readers marked in reports, by offsets.

usage: python -m quality.score_events REFERENCE [--parts seeds tuned blind] [--misses]

Exit code 1 if a figure is below its floor in `floors.toml`; where REFERENCE has none of these texts, says so and stops.

REFERENCE holds seeds/ and corpora/crises/. `quality/labels/events.jsonl` has one reading of one report a line: "set",
"doc_id", the first half of the text's SHA-256, "part" (seeds; tuned, which was read while rules were written; blind,
which was not), "reader" 1 or 2, "until" (only what begins before it was read) and its events: "trigger", "source" and
"target" as [start, end) of the given text or null, "type", "reality", "told" (by a statement) and "core" (one that a
reader of the report would list).

    precise   events of ours whose words overlap those of an event of the same type by either reader
    reality   of these, with the reality that either reader gave
    sides     of these, whose source (target) overlaps the reader's, where there is one
    voice     of these, told by a statement or in the report's own voice as either reader has it
    found     core events of both readers for which we have one of the same type at the same words
    right     core events found with the right reality, too
Intervals are Wilson's at 95%.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.annotations import annotate_report, load_parser
from onrecord.model import Event, Record, Report, Span
from onrecord.record import extract_record
from onrecord.reports import given_report
from quality.evaluate import FLOORS, wilson

LABELS = Path(__file__).parent / "labels" / "events.jsonl"
PARTS = ("seeds", "tuned", "blind")
DIGEST_LENGTH = 16
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An event that a reader marked."""

    trigger: Stretch
    source: Stretch | None
    target: Stretch | None
    type: str
    reality: str
    told: bool
    core: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as both readers marked it; only what begins before `until` was read."""

    name: str
    text: str
    until: int
    first: tuple[Marked, ...]
    second: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An event of ours in offsets of the given text."""

    triggers: tuple[Stretch, ...]
    sources: tuple[Stretch, ...]
    targets: tuple[Stretch, ...]
    type: str
    reality: str
    told: bool


def main() -> int:
    """Score each part, print its figures and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--parts", nargs="+", default=["seeds", "tuned"], choices=PARTS)
    parser.add_argument("--misses", action="store_true", help="list core events that were missed, and wrong ones")
    arguments = parser.parse_args()
    if not (arguments.reference / "seeds").exists():
        print(f"No {arguments.reference / 'seeds'}: events are not scored.")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    model = load_parser()
    below = 0
    for part in arguments.parts:
        counts: Counter[str] = Counter()
        for reading in read_labels(arguments.reference, part):
            report = given_report(reading.text, report_id=reading.name, published=None)
            record = extract_record(report, annotate_report(report, parser=model))
            found = [one for one in found_events(record) if one.triggers[0][0] < reading.until]
            counts.update(compare(reading, found))
            if arguments.misses:
                print("\n".join(misses(reading, found)))
        below += print_figures(part, counts, floors.get(f"events, {part}", {}))
    return 1 if below else 0


def read_labels(reference: Path, part: str) -> Iterator[Reading]:
    """The reports of a part, with both readings.

    Raises:
        ValueError: A text is not the one that was read.
    """
    rows: dict[tuple[str, str], dict[int, Any]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            rows.setdefault((row["set"], row["doc_id"]), {})[row["reader"]] = row
    for (folder, name), readings in rows.items():
        text = _text(reference, folder, name)
        if hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH] != readings[1]["sha256"]:
            raise ValueError(f"{name} of {folder} is not the text that was read")
        yield Reading(name, text, readings[1]["until"], _marked(readings[1]), _marked(readings[2]))


def _marked(row: dict[str, Any]) -> tuple[Marked, ...]:
    def stretch(value: list[int] | None) -> Stretch | None:
        return None if value is None else (value[0], value[1])

    return tuple(
        Marked(
            (e["trigger"][0], e["trigger"][1]),
            stretch(e["source"]),
            stretch(e["target"]),
            e["type"],
            e["reality"],
            e["told"],
            e["core"],
        )
        for e in row["events"]
    )


def _text(reference: Path, folder: str, name: str) -> str:
    if folder == "seeds":
        return (reference / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    return _texts(reference / "corpora" / f"{folder}.jsonl")[name]


@cache
def _texts(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as lines:
        return {row["doc_id"]: row["text"] for row in map(json.loads, lines)}


def found_events(record: Record) -> list[Found]:
    """Our events of a report, in offsets of the given text."""
    return [_found(record.report, event) for event in record.events]


def _found(report: Report, event: Event) -> Found:
    def stretch(span: Span) -> Stretch:
        pieces = report.page_spans(span)
        return (pieces[0].start, pieces[-1].end) if pieces else (span.start, span.end)

    return Found(
        tuple(stretch(span) for span in event.trigger),
        tuple(stretch(one.party.span) for one in event.sources if one.party.span is not None),
        tuple(stretch(one.party.span) for one in event.targets if one.party.span is not None),
        event.type.value,
        event.reality.value,
        event.statement is not None,
    )


def compare(reading: Reading, found: Sequence[Found]) -> Counter[str]:
    """What one report adds to the counts."""
    counts: Counter[str] = Counter()
    marked = [*reading.first, *reading.second]
    for one in found:
        same = [m for m in marked if m.type == one.type and _at(one, m)]
        counts["all"] += 1
        if not same:
            continue
        counts["precise"] += 1
        counts["reality"] += any(m.reality == one.reality for m in same)
        counts["voice"] += any(m.told == one.told for m in same)
        for side, ours in (("source", one.sources), ("target", one.targets)):
            wanted = [getattr(m, side) for m in same if getattr(m, side) is not None]
            counts[f"{side} marked"] += bool(wanted)
            counts[side] += any(_overlap(a, b) for a in ours for b in wanted)
    for core in _core(reading):
        fitting = [one for one in found if any(m.type == one.type and _at(one, m) for m in core)]
        counts["core"] += 1
        counts["found"] += bool(fitting)
        counts["right"] += any(m.reality == one.reality for m in core for one in fitting if m.type == one.type)
    return counts


def _core(reading: Reading) -> Iterator[tuple[Marked, Marked]]:
    """Core events on which the readers agree that there is one, each as both have it."""
    for one in reading.first:
        other = next((m for m in reading.second if _overlap(m.trigger, one.trigger)), None)
        if other is not None and one.core and other.core:
            yield one, other


def misses(reading: Reading, found: Sequence[Found]) -> Iterator[str]:
    """Core events without one of ours, and ours without one of theirs."""
    for core in _core(reading):
        if not any(m.type == one.type and _at(one, m) for m in core for one in found):
            yield f"missed {core[0].type}: {_around(reading.text, core[0].trigger)}"
    for one in found:
        if not any(m.type == one.type and _at(one, m) for m in (*reading.first, *reading.second)):
            yield f"wrong {one.type}: {_around(reading.text, one.triggers[0])}"


def _around(text: str, place: Stretch) -> str:
    before, after = text[max(0, place[0] - 60) : place[0]], text[place[1] : place[1] + 60]
    return " ".join(f"{before}[{text[place[0] : place[1]]}]{after}".split())


def _at(one: Found, mark: Marked) -> bool:
    return any(_overlap(stretch, mark.trigger) for stretch in one.triggers)


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def print_figures(part: str, counts: Counter[str], floors: Mapping[str, float]) -> int:
    """Print the figures of a part; how many are below their floors."""
    below = 0
    print(f"\n{part}: {counts['all']} events of ours, {counts['core']} core events of both readers")
    for name, total in (
        ("precise", "all"),
        ("reality", "precise"),
        ("source", "source marked"),
        ("target", "target marked"),
        ("voice", "precise"),
        ("found", "core"),
        ("right", "core"),
    ):
        right, of = counts[name], counts[total]
        low, high = wilson(right, of)
        share = 100 * right / max(1, of)
        floor = floors.get(name)
        missed = floor is not None and share < floor
        below += missed
        told = "" if floor is None else f"  floor {floor}" + ("  BELOW FLOOR" if missed else "")
        print(f"  {name:8} {right:4} of {of:4} = {share:5.1f}%  [{100 * low:.1f}, {100 * high:.1f}]{told}")
    return below


if __name__ == "__main__":
    sys.exit(main())
